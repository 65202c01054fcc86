package org.etabli.controller.grbl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a firmware of the GRBL family, understood. */
public sealed interface GrblReply {

    /** The oldest line under way was taken. */
    record Ok() implements GrblReply {}

    /** The oldest line under way was refused; its bytes are free as well. */
    record Refused(int code) implements GrblReply {}

    /** The machine stopped itself and is locked. */
    record Alarm(int code) implements GrblReply {}

    /** The board has just started, or was reset by 0x18. */
    record Greeting(String text) implements GrblReply {}

    /**
     * {@code <…>}, the answer to {@code ?}.
     *
     * @param state as written before any colon: {@code Idle}, {@code Run}, {@code Hold}…
     * @param substate the number behind the colon, -1 where there is none
     * @param machine X, Y, Z in machine coordinates, mm; null where the report gives work coordinates
     * @param work X, Y, Z in work coordinates, mm, or null
     * @param offset work coordinate offset, which comes with some reports only, or null
     * @param freeBlocks free places of the planner, -1 where not told; likewise {@code freeBytes} of the buffer
     * @param feed mm/min now, -1 where not told; {@code power} the S in force
     * @param pins letters of the active inputs
     * @param line number of the line being run, -1 where not told
     * @param overrides feed, rapid and spindle in per cent, or null
     */
    record Status(
            String state,
            int substate,
            double @Nullable [] machine,
            double @Nullable [] work,
            double @Nullable [] offset,
            int freeBlocks,
            int freeBytes,
            double feed,
            double power,
            String pins,
            long line,
            int @Nullable [] overrides)
            implements GrblReply {

        /** Nothing moves and nothing will by itself. */
        boolean isStill() {
            return switch (state) {
                case "Idle", "Alarm", "Sleep", "Check" -> true;
                // Hold:1 still brakes; Door:2 retracts and Door:3 comes back: a reset there loses the position.
                case "Hold" -> substate != 1;
                case "Door" -> substate != 2 && substate != 3;
                case "Tool" -> true;
                default -> false;
            };
        }

        /** Standing with its door open: nothing makes it go on before that is closed. */
        boolean isDoorOpen() {
            return state.equals("Door") && substate == 1;
        }

        boolean isHeld() {
            return state.equals("Hold") || state.equals("Door") || state.equals("Tool");
        }
    }

    /** {@code $110=500.000}. */
    record Setting(int number, double value) implements GrblReply {}

    /** {@code [VER:…]}. */
    record Version(String text) implements GrblReply {}

    /** {@code [OPT:…,15,128]}; {@code blocks} and {@code rxBuffer} are -1 where not told. */
    record Options(String letters, int blocks, int rxBuffer) implements GrblReply {}

    /** {@code [GC:…]}. */
    record Modes(String text) implements GrblReply {

        /** Whether a program may count on them: mm, absolute, the first origin, units per minute, no tool running. */
        boolean areDefaults() {
            List<String> words = List.of(text.split(" "));
            return words.containsAll(List.of("G21", "G90", "G54", "G94", "M5"));
        }
    }

    /** {@code >G20:ok}: a start-up line kept in the controller has run. */
    record StartUpLine(String text) implements GrblReply {}

    /** {@code [MSG:…]}. */
    record Message(String text) implements GrblReply {}

    /** Anything else, or noise. */
    record Chatter(String text) implements GrblReply {}
}
