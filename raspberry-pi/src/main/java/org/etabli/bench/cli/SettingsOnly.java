package org.etabli.bench.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import org.etabli.bench.settings.BenchSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The bench's settings, read as the service reads them, and nothing that works. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BenchSettings.class)
class SettingsOnly {

    /** The settings; a mistake in them is thrown as the start of the service would. */
    static BenchSettings of(String[] args) {
        SpringApplication application = new SpringApplication(SettingsOnly.class);
        application.setLogStartupInfo(false);
        application.setKeepAlive(false);
        try (ConfigurableApplicationContext context = application.run(args)) {
            return context.getBean(BenchSettings.class);
        }
    }

    /** The commands' words in the language of the settings. */
    static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle(
                "org.etabli.bench.cli.messages",
                language.equals("fr") ? Locale.FRENCH : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
