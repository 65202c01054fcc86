package org.etabli.gcode.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimate.FilamentUse;
import org.etabli.gcode.estimate.Uncertainty;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.Claims;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The answers as JSON; their shapes are fixed, as other programs read them. */
final class Json {

    private Json() {}

    /** Writes one object and a line end. */
    static void write(PrintWriter out, Consumer<JsonGenerator> content) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        out.println(text);
    }

    static void check(JsonGenerator json, Path file, MachineProfile profile, Analysis analysis, Locale locale) {
        json.writeStringProperty("file", file.toString());
        json.writeStringProperty("machine", profile.name());
        json.writeBooleanProperty("ok", analysis.ok());
        json.writeArrayPropertyStart("findings");
        for (Finding finding : analysis.findings()) {
            json.writeStartObject();
            json.writeNumberProperty("line", finding.line());
            json.writeNumberProperty("column", finding.column());
            json.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("code", finding.code());
            json.writeStringProperty("message", finding.message(locale));
            json.writeStringProperty("advice", finding.advice(locale));
            json.writeNumberProperty("times", finding.times());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void estimate(JsonGenerator json, Path file, Estimate estimate) {
        json.writeStringProperty("file", file.toString());
        json.writeNumberProperty("bytes", estimate.bytes());
        json.writeNumberProperty("lines", estimate.lines());
        json.writeNumberProperty("commands", estimate.commands());
        number(json, "seconds", estimate.seconds());
        number(json, "motionSeconds", estimate.motionSeconds());
        number(json, "dwellSeconds", estimate.dwellSeconds());
        number(json, "heatingSeconds", estimate.heatingSeconds());
        number(json, "otherSeconds", estimate.otherSeconds());
        json.writeNumberProperty("layers", estimate.layers());
        json.writeObjectPropertyStart("bounds");
        range(json, "x", estimate.bounds().minX(), estimate.bounds().maxX());
        range(json, "y", estimate.bounds().minY(), estimate.bounds().maxY());
        range(json, "z", estimate.bounds().minZ(), estimate.bounds().maxZ());
        json.writeEndObject();
        json.writeArrayPropertyStart("filament");
        for (FilamentUse use : estimate.filament()) {
            json.writeStartObject();
            json.writeNumberProperty("tool", use.tool());
            number(json, "mm", use.mm());
            number(json, "grossMm", use.grossMm());
            number(json, "mm3", use.mm3());
            number(json, "grams", use.grams());
            number(json, "cost", use.cost());
            json.writeEndObject();
        }
        json.writeEndArray();
        number(json, "laserOnSeconds", estimate.laserOnSeconds());
        number(json, "energyWh", estimate.energyWh());
        slicer(json, estimate.slicer());
        json.writeObjectPropertyStart("byFeature");
        estimate.byFeature().forEach((feature, use) -> {
            json.writeObjectPropertyStart(feature.title());
            number(json, "seconds", use.seconds());
            number(json, "mm", use.mm());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("progress");
        json.writeNumberProperty("marks", estimate.progress().marks());
        number(json, "claimedSeconds", estimate.progress().claimedSeconds());
        number(json, "worstSeconds", estimate.progress().worstSeconds());
        json.writeEndObject();
        json.writeObjectPropertyStart("uncertainty");
        number(json, "low", estimate.uncertainty().low());
        number(json, "high", estimate.uncertainty().high());
        number(json, "confidence", Uncertainty.CONFIDENCE);
        json.writeNumberProperty("jobs", estimate.uncertainty().jobs());
        json.writeEndObject();
    }

    static void slicer(JsonGenerator json, Claims claims) {
        json.writeObjectPropertyStart("slicer");
        text(json, "name", claims.name());
        text(json, "version", claims.version());
        number(json, "claimedSeconds", claims.seconds());
        number(json, "claimedMm", claims.filamentMm());
        number(json, "claimedGrams", claims.filamentGrams());
        json.writeEndObject();
    }

    private static void range(JsonGenerator json, String name, double min, double max) {
        json.writeArrayPropertyStart(name);
        if (!Double.isNaN(min)) {
            json.writeNumber(min);
            json.writeNumber(max);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    /** JSON has no NaN: unknown is null. */
    static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }
}
