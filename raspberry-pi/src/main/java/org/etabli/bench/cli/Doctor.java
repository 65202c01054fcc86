package org.etabli.bench.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import org.etabli.bench.assembly.Diagnosis;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.SettingsFailure;

/** {@code doctor}: tries each pin, reader, port and the server, and says what is wrong and what to do. */
public final class Doctor {

    private static final int FINE = 0;
    private static final int TROUBLE = 1;

    private Doctor() {}

    /** Returns the exit status: 0 when everything is well, 1 when something is not, 2 for settings nobody can read. */
    public static int run(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BenchSettings settings;
        try {
            settings = SettingsOnly.of(args);
        } catch (RuntimeException e) {
            SettingsFailure.sentences(e).forEach(out::println);
            return SettingsFailure.EXIT_STATUS;
        }
        List<Diagnosis.Trial> trials = Diagnosis.of(settings);
        report(trials, settings.language(), out);
        return trials.stream().allMatch(Diagnosis.Trial::ok) ? FINE : TROUBLE;
    }

    static void report(List<Diagnosis.Trial> trials, String language, PrintStream out) {
        ResourceBundle texts = SettingsOnly.texts(language);
        for (Diagnosis.Trial trial : trials) {
            String what =
                    texts.getString("part." + trial.part().name()) + (trial.of().isEmpty() ? "" : " " + trial.of());
            out.println((trial.ok() ? "✓ " : "✗ ") + what + (trial.ok() ? "" : " : " + trial.trouble()));
            if (!trial.ok()) {
                out.println("  → " + texts.getString("advice." + trial.part().name()));
            }
        }
        long wrong = trials.stream().filter(trial -> !trial.ok()).count();
        out.println(new MessageFormat(texts.getString("summary"), texts.getLocale())
                .format(new Object[] {trials.size(), wrong}));
    }
}
