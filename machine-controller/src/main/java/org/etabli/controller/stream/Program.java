package org.etabli.controller.stream;

import org.jspecify.annotations.Nullable;

/** The commands of a file, pulled one at a time when there is room for them. */
@FunctionalInterface
public interface Program {

    /** The next command, or null at the end; the end stays the end. */
    @Nullable
    ProgramLine next();
}
