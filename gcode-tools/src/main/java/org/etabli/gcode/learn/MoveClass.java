package org.etabli.gcode.learn;

import org.etabli.gcode.slicer.Feature;

/** What kind of move a feature is made of: firmwares speed each up in their own way. */
public enum MoveClass {
    WORK,
    TRAVEL,
    RETRACT;

    static MoveClass of(Feature feature) {
        return switch (feature) {
            case TRAVEL -> TRAVEL;
            case RETRACT -> RETRACT;
            case OTHER,
                    OUTER_WALL,
                    INNER_WALL,
                    OVERHANG,
                    INFILL,
                    SOLID_INFILL,
                    TOP_SURFACE,
                    BRIDGE,
                    GAP_FILL,
                    IRONING,
                    SKIRT,
                    SUPPORT,
                    SUPPORT_INTERFACE,
                    PRIME_TOWER,
                    CUSTOM,
                    LASER -> WORK;
        };
    }
}
