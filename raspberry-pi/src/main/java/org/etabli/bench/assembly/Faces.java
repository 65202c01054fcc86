package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.etabli.bench.feedback.Face;
import org.etabli.bench.feedback.PinFace;
import org.etabli.bench.feedback.Ssd1306;
import org.etabli.bench.feedback.Words;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings.FaceSettings;
import org.jspecify.annotations.Nullable;

/** Opens lamps, buzzers and displays. */
final class Faces {

    private final Context pi4j;
    private final Words words;

    Faces(BenchSettings settings, Context pi4j) {
        this.pi4j = pi4j;
        this.words = new Words(Locale.forLanguageTag(settings.language()), ZoneId.systemDefault());
    }

    Face open(FaceSettings face, String machine, List<AutoCloseable> others) {
        boolean nothing = face.greenPin() == null
                && face.redPin() == null
                && face.buzzerPin() == null
                && face.displayBus() == null;
        if (nothing) {
            return notice -> {};
        }
        PinFace open = new PinFace(
                output(face.greenPin(), "green-" + machine),
                output(face.redPin(), "red-" + machine),
                output(face.buzzerPin(), "buzzer-" + machine),
                display(face, machine),
                words,
                machine);
        others.add(open);
        return open;
    }

    private @Nullable DigitalOutput output(@Nullable Integer pin, String id) {
        return pin == null
                ? null
                : pi4j.create(DigitalOutput.newConfigBuilder(pi4j)
                        .id(id)
                        .name(id)
                        .address(pin)
                        .initial(DigitalState.LOW)
                        .shutdown(DigitalState.LOW)
                        .build());
    }

    private @Nullable Ssd1306 display(FaceSettings face, String machine) {
        Integer bus = face.displayBus();
        return bus == null
                ? null
                : Ssd1306.on(pi4j.create(I2C.newConfigBuilder(pi4j)
                        .id("display-" + machine)
                        .bus(bus)
                        .device(Integer.decode(face.displayDevice()))
                        .build()));
    }
}
