package parcellocker.sim.world;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A seed is only a seed if nothing in the core or around it depends on a hash or on chance of its own. */
class DeterminismTest {
    private static final String[] PLACES = {
        "parcellocker.sim.world..",
        "parcellocker.agent.locker..",
        "parcellocker.agent.delivery..",
        "parcellocker.agent.cabinet.."
    };
    private static final List<String> UNORDERED = List.of(
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Map.copyOf",
            "java.util.Set.of",
            "java.util.Set.copyOf",
            "java.util.stream.Collectors.toMap",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toUnmodifiableMap",
            "java.util.stream.Collectors.toUnmodifiableSet");
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("parcellocker.sim.world", "parcellocker.agent");

    @Test
    void noContainerWhoseOrderChangesFromStartToStartIsUsed() {
        noClasses()
                .that()
                .resideInAnyPackage(PLACES)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HashMap.class, HashSet.class)
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "it makes a container without an order",
                        (JavaCall<?> call) -> UNORDERED.contains(call.getTargetOwner()
                                        .getName() + "." + call.getTarget().getName())))
                .check(classes);
    }

    @Test
    void noChanceIsDrawnOutsideTheSeed() {
        noClasses()
                .that()
                .resideInAnyPackage(PLACES)
                .and()
                // It is the seed's own chance where the product wants its type.
                .doNotBelongToAnyOf(SeededRandom.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(UUID.class, ThreadLocalRandom.class, Random.class, SecureRandom.class)
                .check(classes);
    }
}
