package org.etabli.bench.feedback;

import java.text.Normalizer;

/** Letters of five by seven dots; a letter is five columns, the lowest bit on top. Accents are left out. */
final class Font {

    static final int WIDTH = 5;

    private static final char FIRST = ' ';

    /** From space to underscore, ten hexadecimal digits a character. */
    private static final String DOTS = "0000000000" + "00005F0000" + "0007000700" + "147F147F14" + "242A7F2A12"
            + "2313086462" + "3649552250"
            + "0005030000" + "001C224100" + "0041221C00" + "082A1C2A08" + "08083E0808" + "0050300000" + "0808080808"
            + "0060600000" + "2010080402" + "3E5149453E" + "00427F4000" + "4261514946" + "2141454B31" + "1814127F10"
            + "2745454539" + "3C4A494930" + "0171090503" + "3649494936" + "064949291E" + "0036360000" + "0056360000"
            + "0008142241" + "1414141414" + "4122140800" + "0201510906" + "324979413E" + "7E1111117E" + "7F49494936"
            + "3E41414122" + "7F4141221C" + "7F49494941" + "7F09090101" + "3E41415132" + "7F0808087F" + "00417F4100"
            + "2040413F01" + "7F08142241" + "7F40404040" + "7F0204027F" + "7F0408107F" + "3E4141413E" + "7F09090906"
            + "3E4151215E" + "7F09192946" + "4649494931" + "01017F0101" + "3F4040403F" + "1F2040201F" + "7F2018207F"
            + "6314081463" + "0304780403" + "6151494543" + "00007F4141" + "0204081020" + "41417F0000" + "0402010204"
            + "4040404040";

    private Font() {}

    /** Five columns of one character; what the font has not is shown as a question mark. */
    static byte[] columns(char character) {
        char plain = Character.toUpperCase(bare(character));
        int index = plain - FIRST;
        boolean known = index >= 0 && index * WIDTH * 2 < DOTS.length();
        int at = (known ? index : '?' - FIRST) * WIDTH * 2;
        byte[] columns = new byte[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            columns[i] = (byte) Integer.parseInt(DOTS.substring(at + 2 * i, at + 2 * i + 2), 16);
        }
        return columns;
    }

    private static char bare(char character) {
        return switch (character) {
            case '·' -> '.';
            case '’', '\u00A0', '\u202F' -> character == '’' ? '\'' : ' ';
            default ->
                Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                        .charAt(0);
        };
    }
}
