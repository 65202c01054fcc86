package org.etabli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.etabli.lab");

    /** Guards the rules below against passing because nothing was read. */
    @Test
    void thereAreModulesAndClassesToCheck() {
        assertThat(ApplicationModules.of(LabApplication.class).stream()
                        .map(module -> module.getIdentifier().toString()))
                .contains("site", "member", "machine", "reservation", "job", "usage", "bench", "api");
        assertThat(CLASSES).hasSizeGreaterThan(80);
    }

    @Test
    void modulesTouchEachOtherOnlyAtTheirSeamsAndNeverInCycles() {
        ApplicationModules.of(LabApplication.class).verify();
    }

    @Test
    void theServerNeverKnowsTheBenchsHardware() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.pi4j..", "org.etabli.bench..", "com.fazecast..")
                .check(CLASSES);
    }

    @Test
    void timeIsAParameter() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("a test has to be able to step it: take a Clock")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("..cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
