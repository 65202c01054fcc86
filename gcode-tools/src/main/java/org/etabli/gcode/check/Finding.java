package org.etabli.gcode.check;

import java.util.List;
import java.util.Locale;

/**
 * One thing a check has to say.
 *
 * @param line of the file, from 1; 0 where it is about the whole file
 * @param column from 1; 0 where it is about the whole line
 * @param times how often it was found; the line is that of the first
 * @param details what the message's places are filled with
 */
public record Finding(int line, int column, Severity severity, Rule rule, int times, List<Object> details) {

    public Finding {
        details = List.copyOf(details);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public String code() {
        return rule.code();
    }

    /** What is wrong, in the words of who owns the file. */
    public String message(Locale locale) {
        return Messages.message(this, locale);
    }

    /** What to do about it. */
    public String advice(Locale locale) {
        return Messages.advice(this, locale);
    }
}
