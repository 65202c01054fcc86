package org.etabli.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child process: started again when it dies, stopped with this one, its output in a log file. */
final class SupervisedProcess implements AutoCloseable {

    /** One that dies this often without having been of use is broken; more tries would only hide why. */
    private static final int MOST_RESTARTS = 20;

    private static final int PAUSE_MILLIS = 500;
    private static final int STOP_SECONDS = 15;
    private static final int LAST_LINES = 3;

    private final String name;
    private final ProcessBuilder builder;
    private final Path log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean wasUseful;
    private volatile @Nullable Process process;

    SupervisedProcess(String name, List<String> command, Map<String, String> environment, Path logs) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        this.builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
    }

    void start() throws IOException {
        process = launch();
        Thread.ofPlatform().daemon().name(name + "-supervisor").start(this::supervise);
    }

    Optional<ProcessHandle> handle() {
        Process current = process;
        return current == null || !current.isAlive() ? Optional.empty() : Optional.of(current.toHandle());
    }

    boolean hasGivenUp() {
        return stopped.getCount() == 0;
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** The end of its log: why it did not start. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** One that fails at its very first start says why in its log; trying again would only hide it. */
    private boolean neverWas(int restarts) {
        return restarts == 0 && !wasUseful;
    }

    /** It has been of use once: should it die from now on, it is started again. */
    void wasUseful() {
        wasUseful = true;
    }

    private Process launch() throws IOException {
        Process started = builder.start();
        System.err.println("etabli: " + name + " is process " + started.pid());
        return started;
    }

    private void supervise() {
        try {
            for (int restarts = 0; restarts <= MOST_RESTARTS; restarts++) {
                Process current = process;
                if (current == null) {
                    return;
                }
                boolean orderly = current.waitFor() == 0;
                synchronized (this) {
                    if (stopping || orderly) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                synchronized (this) {
                    if (stopping || neverWas(restarts)) {
                        return;
                    }
                    System.err.println("etabli: " + name + " died, starting it again");
                    process = launch();
                }
            }
        } catch (IOException e) {
            System.err.println("etabli: " + name + " cannot be started again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** From now on its end is an orderly one: a terminal's Ctrl-C reaches every process at once. */
    synchronized void expectEnd() {
        stopping = true;
    }

    @Override
    public void close() {
        expectEnd();
        Process current;
        synchronized (this) {
            current = process;
        }
        if (current == null || !current.isAlive()) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
