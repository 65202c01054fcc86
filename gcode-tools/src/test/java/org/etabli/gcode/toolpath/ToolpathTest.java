package org.etabli.gcode.toolpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.slicer.Feature;
import org.junit.jupiter.api.Test;

class ToolpathTest {

    @Test
    void theBinaryFormHoldsEverySegmentInOrder() throws IOException {
        Toolpath path = square();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        path.write(out);

        ByteBuffer read = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt()).isEqualTo(Toolpath.MAGIC);
        assertThat(read.getInt()).isEqualTo(Toolpath.VERSION);
        assertThat(read.getInt()).isEqualTo(path.size());
        for (int i = 0; i < path.size(); i++) {
            for (int k = 0; k < 6; k++) {
                assertThat(read.getFloat()).isEqualTo(path.coordinate(i, k));
            }
            assertThat(Feature.values()[read.get()]).isEqualTo(path.feature(i));
            assertThat((read.get() & 0xFF) / 255.0).isEqualTo(path.power(i));
            assertThat(read.getShort() & 0xFFFF).isEqualTo(path.layer(i));
        }
        assertThat(read.hasRemaining()).isFalse();
    }

    @Test
    void aPathThatIsShortEnoughIsNotThinned() {
        Toolpath path = square();

        assertThat(path.thinned(path.size())).isSameAs(path);
    }

    @Test
    void aThinnedCircleKeepsItsEndsItsLayersAndNearlyItsShape() {
        Toolpath circle = new Toolpath();
        int steps = 10_000;
        for (int layer = 1; layer <= 3; layer++) {
            for (int i = 0; i < steps; i++) {
                add(circle, i, steps, layer);
            }
        }

        Toolpath thin = circle.thinned(500);

        assertThat(thin.size()).isBetween(30, 500);
        assertThat(thin.coordinate(0, 0)).isEqualTo(circle.coordinate(0, 0));
        assertThat(thin.coordinate(thin.size() - 1, 3)).isEqualTo(circle.coordinate(circle.size() - 1, 3));
        assertThat(thin.layer(0)).isEqualTo(1);
        assertThat(thin.layer(thin.size() - 1)).isEqualTo(3);
        for (int i = 0; i < thin.size(); i++) {
            assertThat(Math.hypot(thin.coordinate(i, 3), thin.coordinate(i, 4))).isBetween(19.9, 20.1);
        }
    }

    @Test
    void whereStretchesAloneAreTooManyTheDarkMovesGo() {
        Toolpath dots = new Toolpath();
        for (int i = 0; i < 1_000; i++) {
            dots.add(i, 0, 0, i + 0.5, 0, 0, Feature.OUTER_WALL, 1, 0);
            dots.add(i + 0.5, 0, 0, i + 1, 0, 0, Feature.TRAVEL, 1, 0);
        }

        Toolpath thin = dots.thinned(1_200);

        assertThat(thin.size()).isEqualTo(1_000);
        assertThat(thin.feature(0)).isEqualTo(Feature.OUTER_WALL);
    }

    @Test
    void aRealFilesPictureShowsItsColoursAndItsDrawingIsWellFormed() throws Exception {
        Toolpath path = ToolpathReader.read(Corpus.file("ps25_cube20.gcode.gz"), Corpus.truth(0.5));
        ByteArrayOutputStream png = new ByteArrayOutputStream();

        new Preview(path, View.ISO, 320, 240).png(png);

        var picture = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(java.util.stream.IntStream.range(0, 320 * 240)
                        .map(i -> picture.getRGB(i % 320, i / 320))
                        .distinct()
                        .count())
                .isGreaterThan(20);
        assertThat(path.layer(path.size() - 1)).isGreaterThanOrEqualTo(98);
    }

    private static void add(Toolpath path, int i, int steps, int layer) {
        double from = 2 * Math.PI * i / steps;
        double to = 2 * Math.PI * (i + 1) / steps;
        path.add(
                20 * Math.cos(from),
                20 * Math.sin(from),
                layer * 0.2,
                20 * Math.cos(to),
                20 * Math.sin(to),
                layer * 0.2,
                Feature.OUTER_WALL,
                layer,
                0);
    }

    private static Toolpath square() {
        Toolpath path = new Toolpath();
        path.add(0, 0, 0.2, 10, 0, 0.2, Feature.OUTER_WALL, 1, 0);
        path.add(10, 0, 0.2, 10, 10, 0.2, Feature.INFILL, 1, 0);
        path.add(10, 10, 0.2, 0, 10, 0.2, Feature.LASER, 2, 0.6);
        return path;
    }
}
