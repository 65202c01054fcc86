package org.etabli.gcode.check;

import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.interpret.Stretch;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.Command.Problem;

/** Rules on moves: where they go, how fast, and what they carry. */
final class MotionRules {

    /** Share: feeds are products of decimals. */
    private static final double ROUNDING = 1e-6;

    /** mm and mm/min past which a number is no position or feed of any machine. */
    private static final double ABSURD = 1e6;

    /** How far the two radii of an arc may differ: GRBL's own rule, mm and share. */
    private static final double RADIUS_SLACK = 0.5;

    private static final double RADIUS_ROUNDING = 0.005;
    private static final double RADIUS_SHARE = 0.001;

    /** mm of filament per mm of path that no nozzle passes. */
    private static final double THICK = 1;

    private static final double SHORT_PATH = 0.2;
    private static final int MOVING = Command.letters("XYZ");
    private static final char[] NUMBERED = {'X', 'Y', 'Z', 'E', 'F', 'I', 'J', 'K', 'R'};

    private final Scene scene;
    private final MachineState state;
    private final HeatRules heat;
    private final LaserRules laser;
    private final Findings findings;
    private final VolumeRules volume;
    private final double fastest;
    private final boolean homes;
    private final boolean lights;
    private double x;
    private double y;
    private double e;
    private boolean ready;
    private boolean extruded;
    private boolean motorsOff;

    MotionRules(Scene scene, HeatRules heat, LaserRules laser) {
        this.scene = scene;
        this.state = scene.state();
        this.heat = heat;
        this.laser = laser;
        this.findings = scene.findings();
        this.volume = new VolumeRules(scene);
        fastest = scene.profile().kinematics().velocity() * (1 + ROUNDING);
        lights = scene.laser();
        homes = !lights;
    }

    void remember(MachineState state) {
        x = state.x();
        y = state.y();
        e = state.e();
    }

    /** The next command comes. */
    void begin() {
        extruded = false;
    }

    /** Whether the command just checked laid down filament. */
    boolean extruded() {
        return extruded;
    }

    /** Rules on G0 and G1. */
    void straight(Command c) {
        if (c.hasAny(MOVING)) {
            volume.reached(c);
            moved(c);
        }
        if (c.has('E')) {
            pushed(c);
        }
        if (c.has('F')) {
            feed(c);
        }
        if (lights) {
            laser.moved(c, x != state.x() || y != state.y());
            if (motorsOff && state.laserOn()) {
                workedAfterMotorsOff(c);
            }
        }
    }

    /** Whether the rules on G1 would pass each of these moves. */
    boolean nothingToSay(Stretch moves) {
        return ready && !lights && !motorsOff && heat.allowsExtrusion() && volume.holds(moves);
    }

    void passed() {
        extruded = true;
    }

    /** Rules on a move in machine coordinates that nobody can follow. */
    void lost(Command c) {
        volume.lost(c);
        absurd(c);
    }

    private void workedAfterMotorsOff(Command c) {
        motorsOff = false;
        findings.add(Rule.MOTORS_OFF, c.line(), c.column(), "");
    }

    /** Rules on G2 and G3; {@code followed} as the interpreter found them. */
    void arc(Command c) {
        if (!c.has('R') && !c.has('I') && !c.has('J') && !c.has('K')) {
            findings.add(Rule.BAD_ARC, c.line(), c.column(), "");
        } else if (!c.has('R') && state.arcMismatch() > RADIUS_ROUNDING) {
            if (state.arcMismatch()
                            > Math.min(RADIUS_SLACK, Math.max(RADIUS_ROUNDING, RADIUS_SHARE * state.arcRadius()))
                    && state.arcMismatch() > tolerated()) {
                findings.add(Rule.BAD_ARC, c.line(), c.column(), "");
            }
        }
        volume.swept(c);
        moved(c);
        if (c.has('E')) {
            pushed(c);
        }
        if (c.has('F')) {
            feed(c);
        }
        if (lights) {
            laser.moved(c, true);
        }
    }

    /** Slicers fit arcs only roughly, and firmwares other than GRBL follow them all the same. */
    private double tolerated() {
        return scene.grbl() ? 0 : RADIUS_SLACK;
    }

    private void moved(Command c) {
        if (!ready) {
            prepared(c);
        }
        absurd(c);
    }

    /** What a program does once before its first move; nothing takes it back. */
    private void prepared(Command c) {
        boolean lost = homes && !state.homed();
        boolean feedless = scene.grbl() && !state.speedGiven();
        if (lost) {
            findings.add(Rule.NOT_HOMED, c.line(), c.column(), "");
        }
        if (feedless && c.code() != Code.G0) {
            findings.add(Rule.NO_FEED, c.line(), c.column(), "");
        }
        ready = !lost && !feedless;
    }

    void absurd(Command c) {
        if (!c.hasLongNumber() && c.problem() == Problem.NONE) {
            return;
        }
        for (char letter : NUMBERED) {
            if (c.has(letter) && !(Math.abs(c.value(letter)) <= ABSURD)) {
                findings.add(Rule.ABSURD_NUMBER, c.line(), c.column(), letter, String.valueOf(letter), c.value(letter));
            }
        }
    }

    private void pushed(Command c) {
        double mm = state.e() - e;
        if (!(mm > 0)) {
            return;
        }
        extruded = true;
        if (!heat.allowsExtrusion()) {
            heat.extrudedCold(c);
        }
        if (motorsOff) {
            workedAfterMotorsOff(c);
        }
        double dx = state.x() - x;
        double dy = state.y() - y;
        double path2 = dx * dx + dy * dy;
        if (path2 > SHORT_PATH * SHORT_PATH && mm * mm > path2 * THICK * THICK) {
            findings.add(Rule.EXTRUSION_TOO_THICK, c.line(), c.column(), "", mm, Math.sqrt(path2));
        }
    }

    private void feed(Command c) {
        double f = c.value('F');
        if (f <= 0) {
            findings.add(Rule.NO_FEED, c.line(), c.column(), "");
        } else if (state.speed() > fastest) {
            findings.add(
                    Rule.FEED_TOO_FAST,
                    c.line(),
                    c.column(),
                    "",
                    state.speed(),
                    scene.profile().kinematics().velocity());
        }
    }

    void motorsOff() {
        motorsOff = true;
    }

    void homed() {
        motorsOff = false;
    }
}
