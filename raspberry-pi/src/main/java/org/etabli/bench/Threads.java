package org.etabli.bench;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bench's threads by name, so that a stack dump reads like the design; one that dies says so. */
final class Threads {

    private static final Logger log = LoggerFactory.getLogger(Threads.class);

    private static final long JOIN_MILLIS = 1_000;

    private final List<Thread> threads = new ArrayList<>();

    void start(String name, Runnable work) {
        Thread thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((dead, e) -> log.error("Thread {} died", dead.getName(), e))
                .start(work);
        threads.add(thread);
    }

    void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
