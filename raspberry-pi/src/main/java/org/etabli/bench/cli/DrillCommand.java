package org.etabli.bench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.drill.DrillFiles;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.bench.settings.SettingsFailure;
import org.etabli.controller.contract.DrillVerdict;

/** {@code drill [MACHINE…]}: asks the bench at work in the data folder for a safety drill and prints how it went. */
public final class DrillCommand {

    private static final int FINE = 0;
    private static final int UNSAFE = 1;
    private static final int WRONG_USE = 2;

    private static final Duration LOOK = Duration.ofMillis(200);

    /** A bench at work looks for requests four times a second. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);

    /** Per machine: a slot, the laser's run-on, and a bench that starts again on a small Pi. */
    private static final Duration DONE_WITHIN = Duration.ofMinutes(6);

    private DrillCommand() {}

    /** Returns the exit status: 0 when every machine was safe in time, 1 when one was not, 2 when nothing could be tried. */
    public static int run(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> machines =
                Arrays.stream(args).filter(arg -> !arg.startsWith("--")).toList();
        BenchSettings settings;
        try {
            settings = SettingsOnly.of(
                    Arrays.stream(args).filter(arg -> arg.startsWith("--")).toArray(String[]::new));
        } catch (RuntimeException e) {
            SettingsFailure.sentences(e).forEach(out::println);
            return SettingsFailure.EXIT_STATUS;
        }
        ResourceBundle texts = SettingsOnly.texts(settings.language());
        List<String> known =
                settings.machines().stream().map(MachineSettings::id).toList();
        Optional<String> stranger =
                machines.stream().filter(m -> !known.contains(m)).findFirst();
        if (stranger.isPresent()) {
            out.println(said(texts, "drill.no-such-machine", stranger.get(), String.join(", ", known)));
            return WRONG_USE;
        }
        try {
            return drill(settings, machines.isEmpty() ? known : machines, texts, out);
        } catch (IOException e) {
            out.println(said(texts, "drill.no-folder", settings.folder(), String.valueOf(e.getMessage())));
            return WRONG_USE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WRONG_USE;
        }
    }

    private static int drill(BenchSettings settings, List<String> machines, ResourceBundle texts, PrintStream out)
            throws IOException, InterruptedException {
        DrillFiles files = new DrillFiles(settings.folder().resolve("drill"));
        String drill = UUID.randomUUID().toString();
        out.println(said(texts, "drill.begins", String.join(", ", machines)));
        files.ask(new DrillFiles.Request(drill, machines));
        long deadline = System.nanoTime() + HEARD_WITHIN.toNanos();
        boolean heard = false;
        int shown = 0;
        boolean safe = true;
        while (System.nanoTime() - deadline < 0) {
            Optional<DrillFiles.Report> mine =
                    files.report().filter(report -> report.drill().equals(drill));
            if (mine.isPresent() && !heard) {
                heard = true;
                deadline = System.nanoTime() + DONE_WITHIN.toNanos() * machines.size();
            }
            List<DrillFiles.Line> lines = mine.map(DrillFiles.Report::lines).orElse(List.of());
            for (DrillFiles.Line line : lines.subList(shown, lines.size())) {
                out.println(said(texts, line));
                safe &= line.tried().verdict() != DrillVerdict.LATE;
            }
            shown = lines.size();
            if (mine.filter(DrillFiles.Report::done).isPresent()) {
                out.println(texts.getString(safe ? "drill.safe" : "drill.unsafe"));
                return safe ? FINE : UNSAFE;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        files.withdraw();
        out.println(said(texts, heard ? "drill.not-done" : "drill.not-heard", settings.folder()));
        return heard ? UNSAFE : WRONG_USE;
    }

    private static String said(ResourceBundle texts, DrillFiles.Line line) {
        var tried = line.tried();
        return said(
                texts,
                "drill.verdict." + tried.verdict(),
                line.machine(),
                texts.getString("drill.trial." + tried.trial()),
                tried.millis(),
                tried.limitMillis());
    }

    private static String said(ResourceBundle texts, String key, Object... values) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
    }
}
