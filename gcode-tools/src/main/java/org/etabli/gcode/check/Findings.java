package org.etabli.gcode.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/** Collects findings, a bounded number of each rule: a file wrong on every line is told so once, with a count. */
final class Findings {

    /** Different subjects (commands, axes) of one rule that are told apart. */
    private static final int MOST_SUBJECTS = 20;

    private static final class Entry {
        final int line;
        final int column;
        final List<Object> details;
        int times = 1;

        Entry(int line, int column, List<Object> details) {
            this.line = line;
            this.column = column;
            this.details = details;
        }
    }

    private final @Nullable Severity[] severities = new Severity[Rule.values().length];
    private final Map<Rule, Map<Object, Entry>> found = new LinkedHashMap<>();

    Findings(MachineProfile profile) {
        for (Rule rule : Rule.values()) {
            String wanted =
                    profile.rules().getOrDefault(rule.code(), rule.severity().name());
            severities[rule.ordinal()] =
                    wanted.equalsIgnoreCase("off") ? null : Severity.valueOf(wanted.toUpperCase(Locale.ROOT));
        }
    }

    /** Adds a finding; those of one rule about the same subject are counted together. */
    void add(Rule rule, int line, int column, Object subject, Object... details) {
        if (severities[rule.ordinal()] == null) {
            return;
        }
        Map<Object, Entry> entries = found.computeIfAbsent(rule, _ -> new LinkedHashMap<>());
        Entry entry = entries.get(subject);
        if (entry != null) {
            entry.times++;
        } else if (entries.size() < MOST_SUBJECTS) {
            entries.put(subject, new Entry(line, column, List.of(details)));
        }
    }

    /** By line, then by rule. */
    private static int inOrder(Finding a, Finding b) {
        return a.line() == b.line() ? a.rule().compareTo(b.rule()) : Integer.compare(a.line(), b.line());
    }

    List<Finding> list() {
        List<Finding> list = new ArrayList<>();
        found.forEach((rule, entries) -> {
            Severity severity = severities[rule.ordinal()];
            if (severity != null) {
                entries.values()
                        .forEach(entry -> list.add(
                                new Finding(entry.line, entry.column, severity, rule, entry.times, entry.details)));
            }
        });
        list.sort(Findings::inOrder);
        return list;
    }
}
