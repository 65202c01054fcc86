package org.etabli.gcode.toolpath;

import org.etabli.gcode.slicer.Feature;

/** Colours of features and of laser power, 0xRRGGBB; told apart also by those who see few colours. */
public final class Palette {

    static final int BACKGROUND = 0xF7F5F0;
    static final int PLATE = 0xE4E0D6;
    static final int GRID = 0xD3CEC1;
    private static final int FAINT = 0xE9B872;
    private static final int BURNT = 0x3A1A0A;

    private Palette() {}

    /** The colour of a stretch; {@code power}, 0 to 1, matters to laser light alone. */
    public static int of(Feature feature, double power) {
        return switch (feature) {
            case OUTER_WALL -> 0xE07A2F;
            case INNER_WALL -> 0xF2B950;
            case OVERHANG -> 0x4C5FD7;
            case INFILL -> 0xB5443A;
            case SOLID_INFILL -> 0x9A5BB8;
            case TOP_SURFACE -> 0xD9534F;
            case BRIDGE -> 0x5B8DB8;
            case GAP_FILL -> 0xE8E2D0;
            case IRONING -> 0xE58FA0;
            case SKIRT -> 0x3E9C8F;
            case SUPPORT -> 0x6FAE4E;
            case SUPPORT_INTERFACE -> 0x3F7D33;
            case PRIME_TOWER -> 0x8FA8A0;
            case CUSTOM -> 0x5FB5C9;
            case TRAVEL, RETRACT -> 0xA9B4BE;
            case LASER -> mix(FAINT, BURNT, Math.sqrt(power));
            case OTHER -> 0xD98A3D;
        };
    }

    static int mix(int from, int to, double share) {
        int r = (int) ((from >> 16 & 0xFF) * (1 - share) + (to >> 16 & 0xFF) * share);
        int g = (int) ((from >> 8 & 0xFF) * (1 - share) + (to >> 8 & 0xFF) * share);
        int b = (int) ((from & 0xFF) * (1 - share) + (to & 0xFF) * share);
        return r << 16 | g << 8 | b;
    }

    /** The colour under light: 1 as it is, less is darker, more is towards white. */
    static int lit(int colour, double light) {
        return light <= 1 ? mix(0x101018, colour, Math.max(0, light)) : mix(colour, 0xFFFFFF, Math.min(1, light - 1));
    }
}
