package org.etabli.gcode.check;

import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.GcodeReader;

/** Rules on a line as text: what no firmware can read, or not in one piece. */
final class TextRules {

    /** GRBL's line buffer, without blanks. */
    private static final int GRBL_LINE = 79;

    /** Marlin's, with them. */
    private static final int MARLIN_LINE = 95;

    private final Scene scene;

    TextRules(Scene scene) {
        this.scene = scene;
    }

    /** Lines up to this length need no look. */
    int shortLine() {
        return switch (scene.profile().firmware()) {
            case GRBL -> GRBL_LINE;
            case MARLIN -> MARLIN_LINE;
            case KLIPPER -> GcodeReader.MAX_LINE;
        };
    }

    void accept(Command c) {
        Rule rule =
                switch (c.problem()) {
                    case NONE -> null;
                    case BAD_CHARACTER -> Rule.BAD_CHARACTER;
                    case BAD_NUMBER -> Rule.BAD_NUMBER;
                    case EXPRESSION -> Rule.EXPRESSION;
                    case TOO_MANY_WORDS -> Rule.TOO_MANY_WORDS;
                    case BAD_CHECKSUM -> Rule.WRONG_CHECKSUM;
                    case TOO_LONG -> Rule.LINE_TOO_LONG;
                    case BINARY -> Rule.BINARY_CONTENT;
                };
        if (rule == Rule.LINE_TOO_LONG) {
            scene.findings().add(rule, c.line(), c.column(), "", c.spaceNeeded(), shortLine());
        } else if (rule != null) {
            scene.findings().add(rule, c.line(), c.column(), "");
        }
        if (rule != Rule.LINE_TOO_LONG && rule != Rule.BINARY_CONTENT && c.spaceNeeded() > shortLine()) {
            length(c);
        }
    }

    private void length(Command c) {
        String text = c.text();
        int length = scene.grbl() ? text.replace(" ", "").length() : text.length();
        if (length > shortLine()) {
            scene.findings().add(Rule.LINE_TOO_LONG, c.line(), c.column(), "", length, shortLine());
        }
    }
}
