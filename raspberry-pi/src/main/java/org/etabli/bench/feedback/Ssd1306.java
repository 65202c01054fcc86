package org.etabli.bench.feedback;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A display of 128 by 64 dots on I²C (SSD1306 datasheet rev. 1.1, chapters 8 to 10): a first line twice as large, the
 * explanation below.
 */
public final class Ssd1306 {

    private static final Logger log = LoggerFactory.getLogger(Ssd1306.class);

    static final int WIDTH = 128;
    static final int PAGES = 8;
    private static final byte COMMANDS = 0x00;
    private static final byte DATA = 0x40;

    /** Clock, 64 rows, no offset, charge pump on, horizontal addressing, mirrored to the pins' side, contrast, on. */
    static final byte[] SET_UP = {
        COMMANDS,
        (byte) 0xAE,
        (byte) 0xD5,
        (byte) 0x80,
        (byte) 0xA8,
        0x3F,
        (byte) 0xD3,
        0x00,
        0x40,
        (byte) 0x8D,
        0x14,
        0x20,
        0x00,
        (byte) 0xA1,
        (byte) 0xC8,
        (byte) 0xDA,
        0x12,
        (byte) 0x81,
        0x7F,
        (byte) 0xD9,
        (byte) 0xF1,
        (byte) 0xDB,
        0x40,
        (byte) 0xA4,
        (byte) 0xA6,
        (byte) 0xAF
    };

    private static final byte[] WHOLE = {COMMANDS, 0x21, 0, (byte) (WIDTH - 1), 0x22, 0, PAGES - 1};

    private final Consumer<byte[]> write;
    private boolean failed;

    Ssd1306(Consumer<byte[]> write) {
        this.write = write;
    }

    public static Ssd1306 on(I2C i2c) {
        return new Ssd1306(bytes -> i2c.write(bytes));
    }

    /** Shows two lines; a display that does not answer is said once and tried again with the next text. */
    public void show(String text) {
        try {
            write.accept(SET_UP);
            write.accept(WHOLE);
            byte[] frame = frame(text);
            byte[] row = new byte[WIDTH + 1];
            row[0] = DATA;
            for (int page = 0; page < PAGES; page++) {
                System.arraycopy(frame, page * WIDTH, row, 1, WIDTH);
                write.accept(row.clone());
            }
            failed = false;
        } catch (Pi4JException e) {
            if (!failed) {
                log.warn("The display does not answer: {}", e.getMessage());
            }
            failed = true;
        }
    }

    /** The picture, page by page: bit 0 of a byte is its uppermost dot. */
    static byte[] frame(String text) {
        byte[] frame = new byte[WIDTH * PAGES];
        String[] lines = text.split("\n", 2);
        large(frame, lines[0]);
        if (lines.length > 1) {
            small(frame, lines[1]);
        }
        return frame;
    }

    /** Letters of double size; a longer line only doubles their height, so that a word is never cut. */
    private static void large(byte[] frame, String line) {
        int wide = line.length() <= WIDTH / (2 * (Font.WIDTH + 1)) ? 2 : 1;
        int x = 0;
        for (char c : line.toCharArray()) {
            for (byte column : Font.columns(c)) {
                int tall = doubled(column);
                for (int times = 0; times < wide && x < WIDTH; times++, x++) {
                    frame[WIDTH + x] = (byte) tall;
                    frame[2 * WIDTH + x] = (byte) (tall >> 8);
                }
            }
            x += wide;
        }
    }

    private static int doubled(byte column) {
        int tall = 0;
        for (int bit = 0; bit < 8; bit++) {
            if ((column >> bit & 1) == 1) {
                tall |= 3 << 2 * bit;
            }
        }
        return tall;
    }

    private static void small(byte[] frame, String line) {
        int x = 0;
        int page = 4;
        for (String word : line.split(" ")) {
            int needed = word.length() * (Font.WIDTH + 1);
            if (x > 0 && x + needed > WIDTH && page + 2 < PAGES) {
                x = 0;
                page += 2;
            }
            for (char c : (word + " ").toCharArray()) {
                for (byte column : Font.columns(c)) {
                    if (x < WIDTH) {
                        frame[page * WIDTH + x] = column;
                    }
                    x++;
                }
                x++;
            }
        }
    }
}
