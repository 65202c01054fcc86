package org.etabli.gcode.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.Claims;
import org.etabli.gcode.slicer.Thumbnail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "info", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private final Target target = new Target();

    @Override
    public Integer call() {
        return run(target.request());
    }

    static int run(Request request) {
        return request.run(profile -> info(request, profile));
    }

    private static int info(Request request, MachineProfile profile) throws IOException {
        Analysis analysis = GcodeFile.analyse(request.file(), profile);
        Claims claims = analysis.slicer();
        if (request.json()) {
            Json.write(request.out(), json -> {
                json.writeStringProperty("file", request.file().toString());
                json.writeNumberProperty("bytes", analysis.estimate().bytes());
                json.writeNumberProperty("lines", analysis.estimate().lines());
                json.writeNumberProperty("commands", analysis.estimate().commands());
                json.writeNumberProperty("layers", analysis.estimate().layers());
                Json.slicer(json, claims);
                json.writeStringProperty("material", claims.material());
                Json.number(json, "nozzleDiameter", claims.nozzleDiameter());
                json.writeArrayPropertyStart("thumbnails");
                for (Thumbnail thumbnail : analysis.thumbnails()) {
                    json.writeStartObject();
                    json.writeStringProperty("format", thumbnail.format());
                    json.writeNumberProperty("width", thumbnail.width());
                    json.writeNumberProperty("height", thumbnail.height());
                    json.writeNumberProperty("bytes", thumbnail.bytes().length);
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
            return Request.FINE;
        }
        Texts texts = request.texts();
        String name = claims.name();
        String version = claims.version();
        request.out()
                .println(
                        name == null
                                ? texts.get("info.unsigned")
                                : texts.get("info.slicer", name, version == null ? "" : version));
        if (!claims.material().isEmpty()) {
            request.out().println(texts.get("info.material", claims.material(), claims.nozzleDiameter()));
        }
        for (Thumbnail thumbnail : analysis.thumbnails()) {
            request.out()
                    .println(texts.get("info.thumbnail", thumbnail.format(), thumbnail.width(), thumbnail.height()));
        }
        new EstimateText(texts, request.out()).print(analysis.estimate());
        return Request.FINE;
    }
}
