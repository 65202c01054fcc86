package org.etabli.controller.stream;

/**
 * Why a job ended badly.
 *
 * @param detail words or numbers the sentence needs: the firmware's own line, a code, a setting; {@code ""} where none
 * @param cutPower whether the relay should open because heaters or laser may still be on
 */
public record Failure(FailureKind kind, String detail, boolean cutPower) {

    public static Failure of(FailureKind kind, String detail) {
        return new Failure(kind, detail, kind.cutPower());
    }
}
