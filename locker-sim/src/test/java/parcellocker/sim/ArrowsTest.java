package parcellocker.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** {@code app → bench, fleet, world, crash → people, broker, board, device, disk → line → clockwork}; only app, world, crash and disk may name agent or bridge. */
class ArrowsTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("parcellocker.sim");

    @Test
    void arrows_point_downwards() {
        ArchRule arrows = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("app")
                .definedBy("parcellocker.sim.app..")
                .layer("upper")
                .definedBy(
                        "parcellocker.sim.bench..",
                        "parcellocker.sim.fleet..",
                        "parcellocker.sim.world..",
                        "parcellocker.sim.crash..")
                .layer("middle")
                .definedBy(
                        "parcellocker.sim.people..",
                        "parcellocker.sim.broker..",
                        "parcellocker.sim.board..",
                        "parcellocker.sim.device..",
                        "parcellocker.sim.disk..")
                .layer("line")
                .definedBy("parcellocker.sim.line..")
                .layer("clockwork")
                .definedBy("parcellocker.sim.clockwork..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("upper")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("middle")
                .mayOnlyBeAccessedByLayers("app", "upper")
                .whereLayer("line")
                .mayOnlyBeAccessedByLayers("app", "upper", "middle")
                .whereLayer("clockwork")
                .mayOnlyBeAccessedByLayers("app", "upper", "middle", "line");
        arrows.check(classes);
    }

    @Test
    void bench_and_world_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("parcellocker.sim.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parcellocker.sim.world..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("parcellocker.sim.world..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parcellocker.sim.bench..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void boards_and_devices_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("parcellocker.sim.board..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parcellocker.sim.device..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("parcellocker.sim.device..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parcellocker.sim.board..")
                .check(classes);
    }

    @Test
    void only_app_world_crash_and_disk_name_the_agent_or_the_bridge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "parcellocker.sim.app..",
                        "parcellocker.sim.world..",
                        "parcellocker.sim.crash..",
                        "parcellocker.sim.disk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parcellocker.agent..", "parcellocker.bridge..")
                .check(classes);
    }
}
