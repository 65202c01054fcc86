package org.etabli.bench;

import java.util.Arrays;
import org.etabli.bench.cli.Doctor;
import org.etabli.bench.cli.DrillCommand;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.SettingsFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the bench service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BenchSettings.class)
public class BenchApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("doctor")) {
            System.exit(Doctor.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (args.length > 0 && args[0].equals("drill")) {
            System.exit(DrillCommand.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        try {
            SpringApplication.run(BenchApplication.class, args);
        } catch (RuntimeException e) {
            SettingsFailure.tell(e);
            System.exit(SettingsFailure.EXIT_STATUS);
        }
    }

    @Bean(initMethod = "begin", destroyMethod = "close")
    BenchLife bench(BenchSettings settings) {
        return new BenchLife(settings);
    }
}
