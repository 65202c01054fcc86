package org.etabli.controller.sim;

/** What a simulated GRBL is doing, as its reports name it, and how real-time bytes and the door change that. */
final class GrblState {

    private final GrblMachine machine;
    Name name = Name.IDLE;

    /** After a limit was hit: nothing but a reset is heard. */
    boolean locked;

    boolean doorOpen;
    boolean checkMode;

    /** Homing required, until another is raised. */
    int alarmCode = 11;

    private long heldAt;

    enum Name {
        IDLE,
        HOLD,
        DOOR,
        ALARM,
        HOME,
        JOG,
        SLEEP
    }

    GrblState(GrblMachine machine) {
        this.machine = machine;
    }

    boolean is(Name wanted) {
        return name == wanted;
    }

    /** Whether lines are neither begun nor gone on with. */
    boolean stands() {
        return name == Name.HOLD || name == Name.DOOR || locked;
    }

    /** Whether a reset now would lose the position. */
    boolean moves(long now) {
        return name == Name.HOME
                || !machine.planner.isEmpty() && !machine.planner.held()
                || name == Name.HOLD && now < heldAt;
    }

    void hold(long now) {
        cancelJog(now);
        if (name == Name.IDLE && !checkMode) {
            name = Name.HOLD;
            heldAt = now + machine.brakingNanos();
            machine.planner.hold(now);
        }
    }

    /** A jog ends at once, and what was jogged behind it is forgotten; the position is kept. */
    void cancelJog(long now) {
        if (name == Name.JOG) {
            machine.stop(now);
            name = Name.IDLE;
        }
    }

    void resume(long now) {
        if (name == Name.HOLD && now >= heldAt || name == Name.DOOR && !doorOpen) {
            name = Name.IDLE;
            machine.planner.release(now);
        }
    }

    void openDoor(long now) {
        if (name == Name.IDLE || name == Name.HOLD) {
            name = Name.DOOR;
            machine.planner.hold(now);
        }
    }

    /** What a reset forgets. */
    void forget() {
        locked = false;
        checkMode = false;
    }

    /** When a hold has braked, where one is braking. */
    long wakeAt(long now) {
        return name == Name.HOLD && now < heldAt ? heldAt : Long.MAX_VALUE;
    }

    /** @param alarmTold whether a report names the alarm behind its state */
    String told(long now, boolean alarmTold) {
        return switch (name) {
            case IDLE ->
                // A dwell is no motion: the board says Idle while it rests.
                checkMode ? "Check" : machine.planner.isEmpty() ? "Idle" : "Run";
            case HOLD -> now < heldAt ? "Hold:1" : "Hold:0";
            case DOOR -> doorOpen ? "Door:1" : "Door:0";
            case ALARM -> alarmTold ? "Alarm:" + alarmCode : "Alarm";
            case HOME -> "Home";
            case JOG -> "Jog";
            case SLEEP -> "Sleep";
        };
    }
}
