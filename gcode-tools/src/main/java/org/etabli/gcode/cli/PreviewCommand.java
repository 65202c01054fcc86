package org.etabli.gcode.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.toolpath.Preview;
import org.etabli.gcode.toolpath.Toolpath;
import org.etabli.gcode.toolpath.ToolpathReader;
import org.etabli.gcode.toolpath.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "preview", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    private static final int SMALLEST = 16;
    private static final int LARGEST = 8192;

    @Mixin
    private final Target target = new Target();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PICTURE",
            descriptionKey = "output")
    private @Nullable Path output;

    @Option(names = "--view", paramLabel = "top|iso", defaultValue = "iso", descriptionKey = "view")
    private View view = View.ISO;

    @Option(names = "--size", paramLabel = "PIXELS", defaultValue = "1024", descriptionKey = "size")
    private int size;

    @Override
    public Integer call() {
        Request request = target.request();
        return request.run(profile -> draw(request, profile));
    }

    private int draw(Request request, MachineProfile profile) throws IOException {
        Texts texts = request.texts();
        Path picture = output == null ? Path.of(request.file().getFileName() + ".png") : output;
        String name = picture.toString().toLowerCase(Locale.ROOT);
        boolean svg = name.endsWith(".svg");
        if (!svg && !name.endsWith(".png")) {
            return request.refuse(Request.WRONG_USE, texts.get("preview.format", picture));
        }
        Toolpath path = ToolpathReader.read(request.file(), profile);
        if (path.size() == 0) {
            return request.refuse(Request.FAULT, texts.get("preview.empty"));
        }
        int side = Math.clamp(size, SMALLEST, LARGEST);
        Preview preview = new Preview(path, view, side, side);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(picture))) {
            if (svg) {
                preview.svg(out);
            } else {
                preview.png(out);
            }
        }
        if (request.json()) {
            Json.write(request.out(), json -> {
                json.writeStringProperty("file", request.file().toString());
                json.writeStringProperty("picture", picture.toString());
                json.writeNumberProperty("segments", path.size());
            });
        } else {
            request.out().println(texts.get("preview.written", picture));
        }
        return Request.FINE;
    }
}
