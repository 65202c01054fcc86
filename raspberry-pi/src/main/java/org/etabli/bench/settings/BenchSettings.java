package org.etabli.bench.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys below {@code bench} in {@code application.yaml}; the file explains each.
 *
 * @param data the bench keeps its files in the folder {@code bench} below it
 * @param server base address of the server
 * @param code one-time enrolment code, used only while this bench belongs to no server
 * @param speed how many times faster than life simulated machines run
 * @param language BCP 47 tag of the language spoken where a person's own is not known
 * @param exitWithStdin whether the end of standard input stops the bench
 */
@ConfigurationProperties("bench")
public record BenchSettings(
        Path data,
        URI server,
        @DefaultValue("") String code,
        @DefaultValue("60") double speed,
        @DefaultValue("fr") String language,
        @DefaultValue("false") boolean exitWithStdin,
        @DefaultValue Pins pins,
        @DefaultValue BatteryClock batteryClock,
        @Nullable PlugBroker plugBroker,
        @DefaultValue List<MachineSettings> machines) {

    /** Where pins are: on this Pi, or nowhere. */
    public record Pins(@DefaultValue("pi") Kind kind) {

        public enum Kind {
            PI,
            SIMULATED
        }
    }

    /** Whether the computer keeps the time while it is off. */
    public record BatteryClock(@DefaultValue("auto") Kind kind) {

        public enum Kind {
            AUTO,
            YES,
            NO
        }
    }

    /** The MQTT broker smart plugs speak to; never the server's, which a plug has no account at. */
    public record PlugBroker(
            String host,
            @DefaultValue("1883") int port,
            @Nullable String user,
            @Nullable String password) {}

    /** The bench's own folder. */
    public Path folder() {
        return data.resolve("bench");
    }
}
