package parcellocker.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses CONTRACT =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("parcellocker.contract");

    @Test
    void arrows_point_from_wire_downwards_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("wire")
                .definedBy("parcellocker.contract.wire")
                .layer("directive")
                .definedBy("parcellocker.contract.directive")
                .layer("status")
                .definedBy("parcellocker.contract.status")
                .layer("entry")
                .definedBy("parcellocker.contract.entry")
                .layer("topic")
                .definedBy("parcellocker.contract.topic")
                .layer("command")
                .definedBy("parcellocker.contract.command")
                .layer("problem")
                .definedBy("parcellocker.contract.problem")
                .whereLayer("wire")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("directive")
                .mayOnlyBeAccessedByLayers("wire")
                .whereLayer("status")
                .mayOnlyBeAccessedByLayers("wire")
                .whereLayer("entry")
                .mayOnlyBeAccessedByLayers("wire", "directive", "status")
                .whereLayer("topic")
                .mayOnlyBeAccessedByLayers("wire")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("wire")
                .whereLayer("problem")
                .mayOnlyBeAccessedByLayers("wire")
                .check(CONTRACT);
    }

    @Test
    void the_contract_does_no_input_or_output() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "org.eclipse..",
                        "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|Input|Reader|Writer|RandomAccess|Print).*")
                .check(CONTRACT);
    }
}
