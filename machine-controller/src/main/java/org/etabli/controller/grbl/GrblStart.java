package org.etabli.controller.grbl;

/**
 * What a file is to the controller before its first line.
 *
 * @param burns whether the file ever lights the laser: only then must the settings that make one safe be right
 * @param unlock whether a person has looked and says that a lock may be lifted without homing
 */
public record GrblStart(boolean burns, boolean unlock) {

    /** The cautious one. */
    public static final GrblStart USUAL = new GrblStart(true, false);
}
