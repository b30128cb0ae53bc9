package parcellocker.agent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the agent: which package may know which. A package that does not exist yet is judged from its first class on. */
class ArrowsTest {
    private static final String AGENT = "parcellocker.agent.";
    private static final String CORE = "cabinet delivery locker";
    private static final String UNDER = CORE + " runtime ledger";

    /** Every package of the agent, and whom it may know besides itself. */
    private static final List<Place> HOUSE = List.of(
            new Place("cabinet", ""),
            new Place("delivery", "cabinet"),
            new Place("locker", "cabinet delivery"),
            new Place("runtime", CORE),
            new Place("ledger", CORE + " runtime"),
            new Place("kiosk", UNDER),
            new Place("uplink", UNDER),
            new Place("store", UNDER),
            new Place("hardware", UNDER),
            new Place("vault", UNDER),
            new Place("app", UNDER + " kiosk uplink store hardware vault"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("parcellocker.agent");

    private record Place(String name, String below) {
        private DescribedPredicate<JavaClass> isHere() {
            return resideInAPackage(AGENT + name + "..");
        }

        private DescribedPredicate<JavaClass> isElsewhere() {
            String[] known = Stream.concat(Stream.of(name), Arrays.stream(below.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .map(word -> AGENT + word + "..")
                    .toArray(String[]::new);
            return resideInAPackage(AGENT + ".").and(DescribedPredicate.not(resideInAnyPackage(known)));
        }

        private boolean isBuilt() {
            return CLASSES.stream().anyMatch(isHere());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Place> house() {
        return HOUSE;
    }

    @Test
    void everyClassHasAPlaceInTheHouse() {
        List<String> homeless = new ArrayList<>();
        for (JavaClass known : CLASSES) {
            if (HOUSE.stream().noneMatch(place -> place.isHere().test(known))) {
                homeless.add(known.getName());
            }
        }
        assertThat(homeless).isEmpty();
    }

    @Test
    void theCoreIsThere() {
        assertThat(HOUSE.stream().filter(Place::isBuilt).map(Place::name))
                .contains("cabinet", "delivery", "locker", "runtime", "ledger");
    }

    @ParameterizedTest
    @MethodSource("house")
    void arrowsPointOnlyDownwards(Place place) {
        noClasses()
                .that(place.isHere())
                .should()
                .dependOnClassesThat(place.isElsewhere())
                .allowEmptyShould(!place.isBuilt())
                .check(CLASSES);
    }

    @Test
    void whatTheCitySaysIsKnownOnlyWhereItIsTranslated() {
        noClasses()
                .that()
                .resideInAnyPackage(of("cabinet", "delivery", "locker", "runtime", "hardware"))
                .should()
                .dependOnClassesThat(resideInAPackage("parcellocker.contract..")
                        .and(DescribedPredicate.not(resideInAPackage("parcellocker.contract.problem.."))))
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoClockNoChanceNoThreadAndNoDevice() {
        noClasses()
                .that()
                .resideInAnyPackage(of("cabinet", "delivery", "locker"))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "java.lang",
                        "java.lang.runtime",
                        "java.lang.invoke",
                        "java.lang.annotation",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.regex",
                        "org.jspecify.annotations",
                        "parcellocker..")))
                .orShould()
                .dependOnClassesThat(assignableTo(System.class)
                        .or(assignableTo(Thread.class))
                        .or(assignableTo(Random.class))
                        .or(assignableTo(UUID.class)))
                .check(CLASSES);
    }

    @Test
    void nothingInTheCoreOrTheLoopHasAnOrderThatChangesPerStart() {
        noClasses()
                .that()
                .resideInAnyPackage(of("cabinet", "delivery", "locker", "runtime"))
                .should()
                .callMethodWhere(target(owner(assignableTo(Map.class).or(assignableTo(Set.class))))
                        .and(target(nameMatching("of|ofEntries|copyOf"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Collectors.class)))
                        .and(target(nameMatching("to(Unmodifiable|Concurrent)?(Map|Set)|groupingBy.*|partitioningBy"))))
                .orShould()
                .callConstructorWhere(target(owner(DescribedPredicate.describe(
                        "of a hashed collection",
                        type -> Stream.of(HashMap.class, HashSet.class, ConcurrentHashMap.class, IdentityHashMap.class)
                                .anyMatch(type::isEquivalentTo)))))
                .check(CLASSES);
    }

    private static String[] of(String... names) {
        return Arrays.stream(names).map(name -> AGENT + name + "..").toArray(String[]::new);
    }
}
