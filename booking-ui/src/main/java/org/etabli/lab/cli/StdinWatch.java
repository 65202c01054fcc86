package org.etabli.lab.cli;

import java.io.IOException;

/**
 * Ends a child process with its parent: the parent holds a pipe to the child's standard input, and the system closes
 * it even when the parent was killed.
 */
final class StdinWatch {

    private StdinWatch() {}

    static void onEnd(Runnable stop) {
        Thread.ofPlatform().daemon().name("stdin-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                // A broken pipe is an end as well.
            }
            stop.run();
        });
    }
}
