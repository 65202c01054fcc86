package org.etabli.gcode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final List<String> ROOMS = List.of(
            "read", "machine", "interpret", "motion", "estimate", "check", "slicer", "toolpath", "learn", "cli");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.etabli.gcode");

    @Test
    void theRoomsAreThere() {
        for (String room : ROOMS) {
            assertThat(classes.stream().filter(c -> c.getPackageName().equals("org.etabli.gcode." + room)))
                    .as(room)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void noRoomLeadsBackToItself() {
        slices().matching("org.etabli.gcode.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theLibraryKnowsNoFrameworkNoPortAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "com.fazecast..", "java.sql..", "java.awt..", "com.vaadin..")
                .check(classes);
    }

    @Test
    void onlyTheCommandLineTalksToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("..cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "tools.jackson..")
                .check(classes);
    }

    @Test
    void nothingAsksForTheTimeItself() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(classes);
    }

    @Test
    void namesAreNounsOfTheLab() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper)$")
                .orShould()
                .haveNameMatching(".*\\.I[A-Z][a-z].*")
                .check(classes);
    }
}
