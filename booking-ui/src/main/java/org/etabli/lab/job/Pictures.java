package org.etabli.lab.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.toolpath.Preview;
import org.etabli.gcode.toolpath.Toolpath;
import org.etabli.gcode.toolpath.ToolpathReader;
import org.etabli.gcode.toolpath.View;
import org.etabli.lab.machine.Machine;
import org.springframework.stereotype.Service;

/** Pictures of what files make: drawn once, kept beside the file. */
@Service
class Pictures {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 540;

    private final FileStore store;

    Pictures(FileStore store) {
        this.store = store;
    }

    /** PNG: a print as it will stand on the bed, a cut seen from above. Empty when the file draws nothing. */
    byte[] of(GcodeFile file, Machine machine) throws IOException {
        Path source = store.path(file.sha256());
        Path kept = source.resolveSibling(file.sha256() + "." + machine.profileName() + ".png");
        if (!Files.exists(kept)) {
            Path part = Files.createTempFile(source.getParent(), "picture", ".part");
            Files.write(part, drawn(source, machine));
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.readAllBytes(kept);
    }

    private static byte[] drawn(Path source, Machine machine) throws IOException {
        Toolpath path = ToolpathReader.read(source, machine.profile());
        if (path.size() == 0) {
            return new byte[0];
        }
        View view = machine.profile().kind() == MachineKind.LASER ? View.TOP : View.ISO;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        new Preview(path, view, WIDTH, HEIGHT).png(png);
        return png.toByteArray();
    }
}
