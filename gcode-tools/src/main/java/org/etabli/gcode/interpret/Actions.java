package org.etabli.gcode.interpret;

/** What the machine does on a program's behalf; the state it happens in is the {@link MachineState}'s. */
public interface Actions {

    /** Moves straight by so many mm of each axis (and of filament), asked for at so many mm/s. */
    void move(double x, double y, double z, double e, double speed);

    /** Stands still for so many seconds, once motion has ended. */
    void dwell(double seconds);

    /** Sets a heater to °C; where {@code wait}, stands still until it is there. */
    void heat(Heater heater, int tool, double celsius, boolean wait);

    /** Comes to rest. */
    void rest(Rest reason);

    /** Tells whoever looks at the machine how many seconds are left, as the slicer believes. */
    default void claimsLeft(double seconds) {}
}
