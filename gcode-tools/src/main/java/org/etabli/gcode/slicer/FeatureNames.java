package org.etabli.gcode.slicer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slicers' names for features: what stands behind {@code ;TYPE:} and its kin, in lower case. */
final class FeatureNames {

    private static final Map<String, Feature> NAMES = Map.ofEntries(
            Map.entry("external perimeter", Feature.OUTER_WALL),
            Map.entry("outer wall", Feature.OUTER_WALL),
            Map.entry("wall-outer", Feature.OUTER_WALL),
            Map.entry("outer perimeter", Feature.OUTER_WALL),
            Map.entry("outer_perimeter", Feature.OUTER_WALL),
            Map.entry("perimeter", Feature.INNER_WALL),
            Map.entry("internal perimeter", Feature.INNER_WALL),
            Map.entry("inner wall", Feature.INNER_WALL),
            Map.entry("wall-inner", Feature.INNER_WALL),
            Map.entry("inner perimeter", Feature.INNER_WALL),
            Map.entry("overhang perimeter", Feature.OVERHANG),
            Map.entry("overhang wall", Feature.OVERHANG),
            Map.entry("internal infill", Feature.INFILL),
            Map.entry("sparse infill", Feature.INFILL),
            Map.entry("fill", Feature.INFILL),
            Map.entry("infill", Feature.INFILL),
            Map.entry("solid infill", Feature.SOLID_INFILL),
            Map.entry("internal solid infill", Feature.SOLID_INFILL),
            Map.entry("bottom surface", Feature.SOLID_INFILL),
            Map.entry("skin", Feature.SOLID_INFILL),
            Map.entry("solid layer", Feature.SOLID_INFILL),
            Map.entry("solid-fill", Feature.SOLID_INFILL),
            Map.entry("top solid infill", Feature.TOP_SURFACE),
            Map.entry("top surface", Feature.TOP_SURFACE),
            Map.entry("bridge", Feature.BRIDGE),
            Map.entry("bridge infill", Feature.BRIDGE),
            Map.entry("internal bridge infill", Feature.BRIDGE),
            Map.entry("internal bridge", Feature.BRIDGE),
            Map.entry("gap fill", Feature.GAP_FILL),
            Map.entry("gap infill", Feature.GAP_FILL),
            Map.entry("gap-fill", Feature.GAP_FILL),
            Map.entry("thin wall", Feature.GAP_FILL),
            Map.entry("ironing", Feature.IRONING),
            Map.entry("skirt", Feature.SKIRT),
            Map.entry("skirt/brim", Feature.SKIRT),
            Map.entry("brim", Feature.SKIRT),
            Map.entry("raft", Feature.SKIRT),
            Map.entry("support", Feature.SUPPORT),
            Map.entry("support material", Feature.SUPPORT),
            Map.entry("dense support", Feature.SUPPORT),
            Map.entry("support transition", Feature.SUPPORT),
            Map.entry("support interface", Feature.SUPPORT_INTERFACE),
            Map.entry("support-interface", Feature.SUPPORT_INTERFACE),
            Map.entry("support material interface", Feature.SUPPORT_INTERFACE),
            Map.entry("wipe tower", Feature.PRIME_TOWER),
            Map.entry("prime tower", Feature.PRIME_TOWER),
            Map.entry("prime-tower", Feature.PRIME_TOWER),
            Map.entry("prime pillar", Feature.PRIME_TOWER),
            Map.entry("custom", Feature.CUSTOM));

    private FeatureNames() {}

    /** The feature that a comment names without a key, as Simplify3D and Slic3r write them; null for other comments. */
    static @Nullable Feature bare(String comment) {
        String name = comment.startsWith("feature ") ? comment.substring(8) : comment;
        return NAMES.get(name);
    }

    static Feature of(String name) {
        return NAMES.getOrDefault(name, Feature.OTHER);
    }
}
