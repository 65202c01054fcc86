package org.etabli.bench.reader;

import java.util.List;

/** Takes the bytes of a reader's wire and gives the badge numbers in them, upper-case hexadecimal. */
public interface BadgeFrames {

    /** Numbers completed by these bytes; a damaged frame gives none. */
    List<String> accept(byte[] bytes, int count);
}
