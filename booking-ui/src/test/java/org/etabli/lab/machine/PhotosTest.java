package org.etabli.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.Test;

class PhotosTest {

    private final Photos photos = Lab.on(Database.H2).bean(Photos.class);

    @Test
    void aPhotoIsDrawnAnewSmallerAndWithoutWhatItsFileTold() throws IOException {
        byte[] photo = withComment(png(3000, 1500), "taken at 48.85 N 2.35 E");

        String name = photos.keep(new ByteArrayInputStream(photo)).orElseThrow();

        byte[] kept = photos.read(name).orElseThrow();
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(drawn.getWidth()).isEqualTo(1280);
        assertThat(drawn.getHeight()).isEqualTo(640);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("48.85");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("48.85");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        assertThat(photos.keep(text("<svg onload=alert(1)>"))).isEmpty();
        assertThat(photos.keep(text(""))).isEmpty();
        assertThat(photos.keep(new ByteArrayInputStream(java.util.Arrays.copyOf(png(50, 50), 60))))
                .isEmpty();
        assertThat(photos.keep(new ByteArrayInputStream(new byte[Photos.MAX_BYTES + 1])))
                .isEmpty();
    }

    @Test
    void aSmallFileThatUnfoldsIntoAHugePictureIsRefusedUnseen() throws IOException {
        byte[] bomb = png(50, 50);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

        assertThat(photos.keep(new ByteArrayInputStream(bomb))).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereIsNoPhotosName() {
        assertThatThrownBy(() -> photos.read("../keys/badge.key")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> photos.read("..%2f..%2fkeys%2fbadge.key-aaaaaaaaaaaaaa"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** A tEXt chunk after the header, as cameras and tools add them. */
    private static byte[] withComment(byte[] png, String words) {
        byte[] data = ("Comment\0" + words).getBytes(StandardCharsets.ISO_8859_1);
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put("tEXt".getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        int header = 33;
        return ByteBuffer.allocate(png.length + 8 + typed.length)
                .put(png, 0, header)
                .putInt(data.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }
}
