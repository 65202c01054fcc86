package org.etabli.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses BENCH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.etabli.bench");

    @Test
    void theGateKnowsNoHardwareNoNetworkAndNoClock() {
        check(noClasses()
                .that()
                .resideInAPackage("..bench.gate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.pi4j..", "com.hivemq..", "java.net..", "java.nio..", "org.springframework.."));
        check(noClasses()
                .that()
                .resideInAPackage("..bench.gate..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime"));
    }

    @Test
    void aBadgeIsDecidedWithoutTheServer() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..bench.gate..", "..bench.access..", "..bench.power..", "..bench.reader..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..bench.server.."));
    }

    @Test
    void onlyTheAssemblyKnowsTheSettings() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..gate..", "..power..", "..reader..", "..journal..", "..host..", "..server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..bench.settings.."));
    }

    @Test
    void nobodyWritesToStandardOutput() {
        check(noClasses()
                .that()
                .resideInAPackage("..bench..")
                .and()
                .resideOutsideOfPackage("..bench.cli..")
                .should()
                .accessField(System.class, "out"));
    }

    @Test
    void everyRuleHasSomethingToLookAt() {
        assertThat(BENCH.size()).isGreaterThan(100);
        check(classes()
                .that()
                .resideInAPackage("..bench.gate..")
                .should()
                .haveNameNotMatching(".*(Utils|Helper|Impl)"));
    }

    @Test
    void theDoctorSpeaksBothLanguagesWholly() throws IOException {
        Properties french = bundle("cli", "fr");

        assertThat(french.stringPropertyNames()).isEqualTo(bundle("cli", "en").stringPropertyNames());
        for (var part : org.etabli.bench.assembly.Diagnosis.Part.values()) {
            assertThat(french.stringPropertyNames()).contains("part." + part.name(), "advice." + part.name());
        }
    }

    @Test
    void theDisplaySpeaksBothLanguagesWholly() throws IOException {
        Properties french = bundle("feedback", "fr");
        Properties english = bundle("feedback", "en");

        assertThat(french.stringPropertyNames())
                .isEqualTo(english.stringPropertyNames())
                .hasSizeGreaterThan(20);
        assertThat(french.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
        for (var reason : org.etabli.controller.contract.RefusalReason.values()) {
            assertThat(french.stringPropertyNames()).contains("refused." + reason.name());
        }
    }

    private static Properties bundle(String room, String language) throws IOException {
        Properties texts = new Properties();
        try (var in = ArchitectureTest.class.getResourceAsStream(
                "/org/etabli/bench/" + room + "/messages_" + language + ".properties")) {
            texts.load(java.util.Objects.requireNonNull(in));
        }
        return texts;
    }

    private static void check(ArchRule rule) {
        rule.check(BENCH);
    }
}
