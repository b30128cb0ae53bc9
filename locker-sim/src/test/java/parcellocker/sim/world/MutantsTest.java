package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.locker.Locker;
import parcellocker.contract.wire.Chain;

/** One of each sort, of the quick ones of the plain world; {@code mvn -Pmutants} tries them all, each in its own world. */
class MutantsTest {
    private static final int MOST_SEEDS = 1_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pulse-before-commit",
                "success-resets-the-budget",
                "delivered-on-a-button",
                "prune-on-any-ack",
                "former-code-outlives-the-notice",
                "restart-closes-as-done",
                "accept-retained",
                "one-operator-is-enough",
                "expiry-forgotten"
            })
    void aPlantedBugIsFoundWithinAThousandSeeds(String name, @TempDir Path folder) throws Exception {
        Optional<?> killed = firstFailure(Mutant.named(name), folder);
        assertThat(killed).as("%s survived %d seeds", name, MOST_SEEDS).isPresent();
        System.out.println(name + ": " + killed.get());
    }

    @Test
    void everyMutantStillAppliesToTheSourceAsItIs() throws Exception {
        List<Mutant> all = Mutant.all("");
        assertThat(all).hasSizeGreaterThan(40);
        for (Mutant mutant : all) {
            assertThat(mutant.planted()).isNotEmpty();
        }
    }

    @Test
    void aMutantThatNoLongerAppliesIsAFailure(@TempDir Path folder) throws Exception {
        Mutant stale = new Mutant("stale", "parcellocker/agent/runtime/Loop.java", "what nobody wrote", "x");
        assertThatThrownBy(() -> stale.compile(folder, classpath()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no longer applies");
    }

    private static Optional<?> firstFailure(Mutant mutant, Path folder) throws Exception {
        mutant.compile(folder, classpath());
        URL[] first = {
            folder.toUri().toURL(),
            place(Locker.class).toUri().toURL(),
            place(Seeds.class).toUri().toURL()
        };
        try (MutantLoader loader = new MutantLoader(first, MutantsTest.class.getClassLoader())) {
            return (Optional<?>) loader.loadClass(Seeds.class.getName())
                    .getMethod("firstFailure", boolean.class, long.class, int.class)
                    .invoke(null, false, 1L, MOST_SEEDS);
        }
    }

    private static List<Path> classpath() throws URISyntaxException {
        return List.of(place(Locker.class), place(Chain.class), place(NullMarked.class));
    }

    private static Path place(Class<?> of) throws URISyntaxException {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
