package org.etabli.lab.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a lab sets in {@code application.yaml} below {@code etabli}; each key is explained there.
 *
 * @param demoCode in demo mode, the one-time code with which the simulated bench joins
 */
@Validated
@ConfigurationProperties("etabli")
public record LabSettings(
        @NotNull Path data,
        boolean demo,
        @Nullable String demoCode,
        @Valid @NotNull Site site,
        @Valid @NotNull Broker broker,
        @Valid @NotNull Upload upload,
        @Valid @NotNull Lease lease) {

    /** @param step what reservations are rounded to */
    public record Site(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
            String name,

            @NotBlank String label,
            @NotNull ZoneId zone,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes,

            @NotNull @DurationUnit(java.time.temporal.ChronoUnit.MINUTES)
            Duration step) {}

    /** @param url an MQTT 5 broker of the lab's own, e.g. {@code mqtt://broker:1883}; empty for the embedded one */
    public record Broker(
            @Nullable String url,
            @NotBlank String host,
            @Min(0) @Max(65535) int port,
            @Nullable String user,
            @Nullable String password) {}

    public record Upload(@NotNull DataSize max) {}

    /** @param horizon how far ahead a lease looks, and how long a bench may decide without a network */
    public record Lease(@NotNull Duration horizon, @NotNull Duration renew) {}
}
