package org.etabli.controller.marlin;

import org.etabli.controller.stream.Parking;
import org.jspecify.annotations.Nullable;

/** Standing still, going away and coming back: what is asked of the board at a pause, a resume, a cancel and the end. */
final class MarlinStops {

    private final MarlinWire wire;
    private final MarlinBoard board;
    private final Parking parking;
    private MarlinReply.@Nullable Position position;

    MarlinStops(MarlinWire wire, MarlinBoard board, Parking parking) {
        this.wire = wire;
        this.board = board;
        this.parking = parking;
    }

    /** Where the head is, by the machine's own word. */
    void at(MarlinReply.Position told) {
        position = told;
    }

    /** Waits until all moves are over, and asks where that is. */
    void standStill() {
        position = null;
        wire.ask("M400");
        wire.ask("M114");
    }

    /** Off the part, heat kept. */
    void park() {
        MarlinReply.Position here = position;
        if (here != null) {
            MarlinScripts.park(wire.modes(), parking, here).forEach(wire::ask);
        }
        settle();
    }

    /** Back to where the file stopped. */
    void comeBack() {
        MarlinReply.Position there = position;
        if (there != null) {
            MarlinScripts.comeBack(wire.modes(), parking, there).forEach(wire::ask);
        }
        settle();
    }

    /** Nothing more of the file; heaters off as soon as what is under way has run. */
    void coolDown() {
        wire.close();
        if (wire.lines().blocked()) {
            wire.interrupt("M108");
        }
        MarlinScripts.coolDown().forEach(wire::ask);
        standStill();
        wire.askFence();
    }

    /** The same without waiting for the moves under way: no braking either, so steps are lost. */
    void breakOff() {
        wire.sendRaw("M410\n");
        coolDown();
    }

    /** A person says that a machine that waits may go on. */
    void goOn() {
        wire.interrupt("M108");
    }

    /** @param away whether the head is off the part already */
    void leave(boolean away) {
        MarlinReply.Position here = position;
        if (here != null && !away) {
            MarlinScripts.leave(wire.modes(), parking, here).forEach(wire::ask);
        }
        endReports();
        settle();
    }

    /** After the file's last line. */
    void finish() {
        endReports();
        standStill();
        wire.askFence();
    }

    private void settle() {
        wire.ask("M400");
        wire.askFence();
    }

    private void endReports() {
        if (board.reportsTemperatures()) {
            wire.ask("M155 S0");
        }
    }
}
