package parcellocker.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses BRIDGE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("parcellocker.bridge");

    @Test
    void arrows_point_downwards_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("app")
                .definedBy("parcellocker.bridge.app")
                .layer("web")
                .definedBy("parcellocker.bridge.web")
                .layer("intake")
                .definedBy("parcellocker.bridge.intake")
                .layer("link")
                .definedBy("parcellocker.bridge.link")
                .layer("parcels")
                .definedBy("parcellocker.bridge.parcels")
                .layer("fleet")
                .definedBy("parcellocker.bridge.fleet")
                .layer("registry")
                .definedBy("parcellocker.bridge.registry")
                .layer("exchange")
                .definedBy("parcellocker.bridge.exchange")
                .layer("trust")
                .definedBy("parcellocker.bridge.trust")
                .layer("watch")
                .definedBy("parcellocker.bridge.watch")
                .layer("policy")
                .definedBy("parcellocker.bridge.policy")
                .layer("retention")
                .definedBy("parcellocker.bridge.retention")
                .layer("accounts")
                .definedBy("parcellocker.bridge.accounts")
                .layer("oidc")
                .definedBy("parcellocker.bridge.oidc")
                .layer("sql")
                .definedBy("parcellocker.bridge.sql")
                .whereLayer("watch")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("watch")
                .mayNotAccessAnyLayer()
                .whereLayer("policy")
                .mayNotAccessAnyLayer()
                .whereLayer("retention")
                .mayOnlyAccessLayers("sql")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("link")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("parcels")
                .mayOnlyBeAccessedByLayers("app", "web", "intake", "exchange")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("exchange")
                .mayOnlyAccessLayers("parcels", "retention", "sql")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("registry")
                .mayOnlyAccessLayers("sql")
                .whereLayer("accounts")
                .mayOnlyBeAccessedByLayers("app", "web", "oidc")
                .whereLayer("accounts")
                .mayOnlyAccessLayers("retention", "sql")
                .whereLayer("oidc")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("oidc")
                .mayOnlyAccessLayers("accounts", "sql")
                .whereLayer("trust")
                .mayOnlyBeAccessedByLayers("app", "web")
                .whereLayer("fleet")
                .mayOnlyBeAccessedByLayers("app", "web", "intake", "parcels", "trust")
                .whereLayer("link")
                .mayNotAccessAnyLayer()
                .whereLayer("sql")
                .mayNotAccessAnyLayer()
                .check(BRIDGE);
    }

    @Test
    void what_a_simulation_runs_knows_no_database_no_network_and_no_clock() {
        noClasses()
                .that()
                .haveFullyQualifiedName("parcellocker.bridge.intake.Intake")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.intake.Plan")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.intake.MemoryBooks")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.fleet.FleetProjection")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.fleet.MemoryFleetBook")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.parcels.ParcelProjection")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.parcels.MemoryParcelBook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "java.net..",
                        "java.time..",
                        "org.slf4j..",
                        "parcellocker.bridge.sql..",
                        "parcellocker.bridge.link..")
                .check(BRIDGE);
    }

    @Test
    void the_rules_of_filing_know_no_database_no_network_and_no_clock() {
        noClasses()
                .that()
                .haveFullyQualifiedName("parcellocker.bridge.registry.Filing")
                .or()
                .haveFullyQualifiedName("parcellocker.bridge.registry.Duties")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net..", "org.slf4j..", "parcellocker.bridge.sql..")
                .check(BRIDGE);
    }

    @Test
    void only_the_link_knows_the_mqtt_client_and_only_the_web_knows_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage("parcellocker.bridge.link")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(BRIDGE);
        noClasses()
                .that()
                .resideOutsideOfPackage("parcellocker.bridge.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "gg.jte..")
                .check(BRIDGE);
    }
}
