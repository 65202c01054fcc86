package org.etabli.gcode.toolpath;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.etabli.gcode.slicer.Feature;

/**
 * The path as straight segments, in the order the machine runs them, in a few large arrays. A path of more segments
 * than {@link #MOST_SEGMENTS} is cut off there, so that memory stays bounded.
 */
public final class Toolpath {

    /** More than a screen can show apart. */
    public static final int MOST_SEGMENTS = 4_000_000;

    /** Marks the binary form: "ETTP", then its version. */
    static final int MAGIC = 0x45545450;

    static final int VERSION = 1;
    private static final double FINEST_MM = 0.05;
    private static final double COARSEST_MM = 12.8;
    private static final int FIRST_SIZE = 1 << 12;
    private static final int VALUES = 6;

    /** Bytes of one segment in the binary form. */
    static final int SEGMENT_BYTES = 4 * VALUES + 4;

    private float[] points = new float[FIRST_SIZE * VALUES];
    private byte[] features = new byte[FIRST_SIZE];
    private byte[] powers = new byte[FIRST_SIZE];
    private short[] layers = new short[FIRST_SIZE];
    private int size;
    private boolean truncated;

    void add(
            double fromX,
            double fromY,
            double fromZ,
            double toX,
            double toY,
            double toZ,
            Feature feature,
            int layer,
            double power) {
        if (size == MOST_SEGMENTS) {
            truncated = true;
            return;
        }
        if (size == features.length) {
            grow();
        }
        int p = size * VALUES;
        points[p] = (float) fromX;
        points[p + 1] = (float) fromY;
        points[p + 2] = (float) fromZ;
        points[p + 3] = (float) toX;
        points[p + 4] = (float) toY;
        points[p + 5] = (float) toZ;
        features[size] = (byte) feature.ordinal();
        powers[size] = (byte) Math.round(Math.clamp(power, 0, 1) * 255);
        layers[size] = (short) Math.min(layer, 0xFFFF);
        size++;
    }

    private void grow() {
        int next = Math.min(2 * features.length, MOST_SEGMENTS);
        points = Arrays.copyOf(points, next * VALUES);
        features = Arrays.copyOf(features, next);
        powers = Arrays.copyOf(powers, next);
        layers = Arrays.copyOf(layers, next);
    }

    /** Number of segments. */
    public int size() {
        return size;
    }

    /** Whether there were more segments than are kept. */
    public boolean truncated() {
        return truncated;
    }

    /** A coordinate of segment {@code i} in mm: 0 to 2 are where it starts, 3 to 5 where it ends. */
    public float coordinate(int i, int which) {
        return points[i * VALUES + which];
    }

    public Feature feature(int i) {
        return FEATURES[features[i]];
    }

    /** Share of the laser's full power, 0 to 1; of a dark move, 1 where it was commanded as a cut (G1) all the same. */
    public double power(int i) {
        return (powers[i] & 0xFF) / 255.0;
    }

    public int layer(int i) {
        return layers[i] & 0xFFFF;
    }

    /**
     * The same path in at most about so many segments, for a small screen on a slow link: corners closer together than
     * a tolerance become one, and the tolerance grows until it is enough. Stretches keep their ends, layers and
     * features; where stretches alone are too many, the dark moves between them are left out.
     */
    public Toolpath thinned(int most) {
        Toolpath thin = this;
        for (double tolerance = FINEST_MM; thin.size > most && tolerance <= COARSEST_MM; tolerance *= 2) {
            thin = thinned(tolerance, true);
        }
        return thin.size > most ? thinned(COARSEST_MM, false) : thin;
    }

    private Toolpath thinned(double tolerance, boolean travels) {
        Toolpath thin = new Toolpath();
        thin.truncated = truncated;
        int first = 0;
        for (int i = 0; i < size; i++) {
            boolean ends = i + 1 == size || !continues(i);
            if (ends || distance(first, i) >= tolerance) {
                if (travels || feature(first) != Feature.TRAVEL) {
                    thin.add(first, i, this);
                }
                first = i + 1;
            }
        }
        return thin;
    }

    /** Whether segment {@code i + 1} goes on where {@code i} ends, as the same kind of path. */
    private boolean continues(int i) {
        int p = i * VALUES;
        return features[i] == features[i + 1]
                && powers[i] == powers[i + 1]
                && layers[i] == layers[i + 1]
                && points[p + 3] == points[p + 6]
                && points[p + 4] == points[p + 7]
                && points[p + 5] == points[p + 8];
    }

    /** From where {@code first} starts to where {@code last} ends, mm. */
    private double distance(int first, int last) {
        double dx = coordinate(last, 3) - coordinate(first, 0);
        double dy = coordinate(last, 4) - coordinate(first, 1);
        double dz = coordinate(last, 5) - coordinate(first, 2);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private void add(int first, int last, Toolpath from) {
        add(
                from.coordinate(first, 0),
                from.coordinate(first, 1),
                from.coordinate(first, 2),
                from.coordinate(last, 3),
                from.coordinate(last, 4),
                from.coordinate(last, 5),
                from.feature(first),
                from.layer(first),
                from.power(first));
    }

    /**
     * Writes the compact binary form, little-endian: {@code "ETTP"} as an int, version, number of segments; then per
     * segment six floats (from x y z, to x y z, mm), feature (byte, the order of {@link Feature}), power (byte, 255
     * is full) and layer (unsigned short).
     */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(VERSION).putInt(size);
        data.write(header.array());
        int chunk = 4096;
        ByteBuffer buffer = ByteBuffer.allocate(chunk * SEGMENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < VALUES; k++) {
                buffer.putFloat(points[i * VALUES + k]);
            }
            buffer.put(features[i]).put(powers[i]).putShort(layers[i]);
            if (!buffer.hasRemaining()) {
                data.write(buffer.array());
                buffer.clear();
            }
        }
        data.write(buffer.array(), 0, buffer.position());
        data.flush();
    }

    private static final Feature[] FEATURES = Feature.values();
}
