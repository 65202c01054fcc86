package org.etabli.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "org.etabli.controller", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule roomsFormNoCycles =
            slices().matching("org.etabli.controller.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sendersKnowNeitherPortsNorThreads = noClasses()
            .that()
            .resideInAnyPackage("..controller.stream..", "..controller.marlin..", "..controller.grbl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..controller.link..", "com.fazecast..", "java.util.concurrent..", "..controller.job..");

    @ArchTest
    static final ArchRule onlyTheSerialRoomKnowsTheSerialLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("..controller.link..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fazecast..");

    @ArchTest
    static final ArchRule jobsDoNotKnowTheSimulators = noClasses()
            .that()
            .resideOutsideOfPackages("..controller.sim..", "..controller.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..controller.sim..");

    @ArchTest
    static final ArchRule timeIsAParameter = noClasses()
            .that()
            .resideOutsideOfPackage("..controller.cli..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("..controller.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule theDrivingRoomsKnowNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.pi4j..", "java.sql..");

    /** The rules above would also pass over an empty folder. */
    @ArchTest
    static final ArchRule theRoomsAreThere = classes()
            .that()
            .haveSimpleName("MarlinSender")
            .or()
            .haveSimpleName("GrblSender")
            .should()
            .implement(org.etabli.controller.stream.Sender.class)
            .allowEmptyShould(false);
}
