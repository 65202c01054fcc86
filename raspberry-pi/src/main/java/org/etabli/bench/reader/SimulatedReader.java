package org.etabli.bench.reader;

import org.jspecify.annotations.Nullable;

/** A reader without a reader: badges are presented from the server's pages. */
public final class SimulatedReader implements BadgeReader {

    private volatile @Nullable Listener listener;

    @Override
    public void start(Listener heard) {
        listener = heard;
    }

    /** Holds a badge to it. */
    public void present(String number) {
        Listener heard = listener;
        if (heard != null) {
            heard.presented(number);
        }
    }

    @Override
    public void probe() {}

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public void close() {
        listener = null;
    }
}
