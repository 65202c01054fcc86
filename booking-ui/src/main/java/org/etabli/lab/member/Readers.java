package org.etabli.lab.member;

import java.util.List;

/** The lab's badge readers, each at a machine. */
public interface Readers {

    List<Reader> all();

    /**
     * A reader.
     *
     * @param machine the machine it stands at, as its bench names it
     * @param name what people call that machine
     */
    record Reader(String machine, String name) {}
}
