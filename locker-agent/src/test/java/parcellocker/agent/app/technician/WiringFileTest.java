package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.WiringProfile.Place;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class WiringFileTest {
    private static final CompartmentId A01 = ModelPlant.door(1);
    private static final CompartmentId A02 = ModelPlant.door(2);

    @TempDir
    private Path folder;

    private static SortedMap<CompartmentId, Place> places(int channelOfA02) {
        SortedMap<CompartmentId, Place> places = new TreeMap<>();
        places.put(A01, new Place("b1", "xor8a", 1, 1, Contact.CLOSED_IS_1));
        places.put(A02, new Place("b1", "xor8a", 1, channelOfA02, Contact.CLOSED_IS_1));
        return places;
    }

    private static WiringTrial.Report verified(CompartmentId... doors) {
        SortedMap<CompartmentId, Long> verified = new TreeMap<>();
        List.of(doors).forEach(door -> verified.put(door, 180L));
        return new WiringTrial.Report(List.of(doors), List.of(), verified);
    }

    @Test
    void whatWasVerifiedIsReadAgain() throws Exception {
        WiringProfile profile = WiringProfile.NONE.with(verified(A01, A02), places(2), 1_800_000_000_000L);
        new WiringFile(folder).write(profile);
        assertThat(new WiringFile(folder).read()).isEqualTo(profile);
        assertThat(profile.differences(places(2))).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void eachCompartmentThatIsUnverifiedOrHangsElsewhereIsNamed() {
        WiringProfile profile = WiringProfile.NONE.with(verified(A02), places(2), 0);
        assertThat(profile.differences(places(7)))
                .containsExactly(
                        "LK-8011 A01 was not verified: run `wire`",
                        "LK-8012 A02 was verified as xor8a board b1 address 1 channel 2 CLOSED_IS_1 and is configured as xor8a"
                                + " board b1 address 1 channel 7 CLOSED_IS_1: run `wire --only A02`");
    }

    @Test
    void whatIsTriedAgainAndNotFoundRightIsVerifiedNoMore_norIsWhateverAFindingNames() {
        WiringProfile before = WiringProfile.NONE.with(verified(A01, A02), places(2), 0);
        WiringTrial.Report failed = new WiringTrial.Report(
                List.of(A01), List.of(Finding.of(Problem.LOCKS_SWAPPED, "x", A01, A02)), new TreeMap<>());
        assertThat(before.with(failed, places(2), 0)).isEqualTo(WiringProfile.NONE);
    }

    @Test
    void withoutAFileNothingIsVerified_andADamagedOneIsRefused() throws Exception {
        assertThat(new WiringFile(folder).read()).isEqualTo(WiringProfile.NONE);
        Files.writeString(folder.resolve("wiring.json"), "{\"A01\": {");
        assertThatThrownBy(() -> new WiringFile(folder).read())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFIG_UNREADABLE));
    }
}
