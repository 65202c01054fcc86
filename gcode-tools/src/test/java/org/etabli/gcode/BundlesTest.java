package org.etabli.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundlesTest {

    @ParameterizedTest
    @CsvSource({
        "check/messages_en.properties, check/messages_fr.properties",
        "cli/texts_en.properties, cli/texts_fr.properties",
        "cli/help.properties, cli/help_fr.properties",
    })
    void everyTextIsThereInBothLanguages(String english, String french) throws IOException {
        assertThat(keys(french)).isNotEmpty().isEqualTo(keys(english));
    }

    private static java.util.Set<Object> keys(String resource) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Corpus.text(resource)));
        return properties.keySet();
    }
}
