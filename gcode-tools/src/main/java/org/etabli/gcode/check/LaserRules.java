package org.etabli.gcode.check;

import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.read.Command;

/** Rules on light: a beam that stands still burns. */
final class LaserRules {

    /** Seconds a beam may stand to pierce a sheet. */
    private static final double PIERCING = 1;

    private final Scene scene;
    private final MachineState state;
    private final Findings findings;
    private boolean constantPower;
    private boolean everOn;
    private boolean movedSinceOn;
    private int onSince;

    LaserRules(Scene scene) {
        this.scene = scene;
        this.state = scene.state();
        this.findings = scene.findings();
    }

    boolean cares() {
        return scene.laser();
    }

    /** M3 or M4 was given; M3 burns also where the head stands. */
    void on(Command c, boolean constant) {
        if (!scene.laser()) {
            return;
        }
        constantPower = constant;
        everOn = true;
        movedSinceOn = false;
        onSince = c.line();
        power(c);
    }

    void off(Command c) {
        if (scene.laser() && onSince > 0 && !movedSinceOn && constantPower && state.laserPower() > 0) {
            findings.add(Rule.LASER_WITHOUT_MOVE, onSince, 0, "");
        }
        onSince = 0;
    }

    /** M106, by which printer boards drive a laser. */
    void fan(Command c) {
        if (scene.laser() && !scene.grbl()) {
            everOn |= state.laserOn();
            onSince = c.line();
            movedSinceOn = false;
            constantPower = true;
            power(c);
        }
    }

    void power(Command c) {
        double most = scene.profile().laser().maxPower();
        if (c.has('S') && c.value('S') > most) {
            findings.add(Rule.LASER_POWER, c.line(), c.column(), "", c.value('S'), most);
        }
    }

    void moved(Command c, boolean really) {
        if (c.has('S')) {
            power(c);
        }
        movedSinceOn |= really;
    }

    void dwelt(Command c, double seconds) {
        boolean burns = scene.laser() && state.laserOn() && (constantPower || !scene.grbl());
        if (burns && seconds > PIERCING) {
            findings.add(Rule.LASER_DWELL, c.line(), c.column(), "", seconds);
        } else if (burns && seconds > 0) {
            findings.add(Rule.LASER_PIERCES, c.line(), c.column(), "", seconds);
        }
    }

    void finish() {
        if (!scene.laser()) {
            return;
        }
        if (state.laserOn()) {
            findings.add(Rule.LASER_LEFT_ON, onSince, 0, "");
        } else if (everOn && state.laserEnabled()) {
            findings.add(Rule.LASER_NOT_SWITCHED_OFF, onSince, 0, "");
        }
    }
}
