package org.etabli.gcode.read;

/** Commands whose argument is text to the end of the line: no words are to be looked for in it. */
final class TextCommands {

    private TextCommands() {}

    static boolean contains(int code) {
        if (Code.letter(code) != 'M') {
            return false;
        }
        return switch (Code.tenths(code)) {
            case 160, 230, 280, 290, 300, 320, 330, 340, 360, 380, 1150, 1170, 1180, 4670, 5500, 5510, 5520, 9280 ->
                true;
            default -> false;
        };
    }
}
