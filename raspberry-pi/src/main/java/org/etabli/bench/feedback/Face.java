package org.etabli.bench.feedback;

import org.etabli.bench.gate.Notice;

/** What a machine shows to whoever stands before it. Returns at once; what cannot be shown is lost. */
@FunctionalInterface
public interface Face {

    void show(Notice notice);
}
