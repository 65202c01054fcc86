package org.etabli.gcode.toolpath;

/** From where a path is looked at. */
public enum View {
    /** From above: X to the right, Y up. */
    TOP(0, 90),
    /** From the front right corner and above, without perspective. */
    ISO(-35, 32);

    private final double cosTurn;
    private final double sinTurn;
    private final double cosTilt;
    private final double sinTilt;

    View(double turnDegrees, double tiltDegrees) {
        double turn = Math.toRadians(turnDegrees);
        double tilt = Math.toRadians(tiltDegrees);
        cosTurn = Math.cos(turn);
        sinTurn = Math.sin(turn);
        cosTilt = Math.cos(tilt);
        sinTilt = Math.sin(tilt);
    }

    /** To the right on the picture, in mm. */
    double across(double x, double y) {
        return x * cosTurn - y * sinTurn;
    }

    /** Up on the picture, in mm. */
    double up(double x, double y, double z) {
        return (x * sinTurn + y * cosTurn) * sinTilt + z * cosTilt;
    }

    /** Towards the eye, in mm. */
    double near(double x, double y, double z) {
        return z * sinTilt - (x * sinTurn + y * cosTurn) * cosTilt;
    }
}
