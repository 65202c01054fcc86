package org.etabli.gcode.slicer;

/** What a stretch of path is for; the slicers' own names for it are many. */
public enum Feature {
    OTHER("other"),
    OUTER_WALL("outer wall"),
    INNER_WALL("inner wall"),
    OVERHANG("overhang"),
    INFILL("infill"),
    SOLID_INFILL("solid infill"),
    TOP_SURFACE("top surface"),
    BRIDGE("bridge"),
    GAP_FILL("gap fill"),
    IRONING("ironing"),
    SKIRT("skirt"),
    SUPPORT("support"),
    SUPPORT_INTERFACE("support interface"),
    PRIME_TOWER("prime tower"),
    CUSTOM("custom"),
    TRAVEL("travel"),
    RETRACT("retract"),
    LASER("laser");

    private final String title;

    Feature(String title) {
        this.title = title;
    }

    /** The key in the estimate's JSON. */
    public String title() {
        return title;
    }
}
