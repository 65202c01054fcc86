package org.etabli.lab.reservation;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opening hours as they are written down: {@code mon-fri 09:00-12:00 14:00-20:00; sat 10:00-18:00}. Days that are not
 * named are closed; {@code always} is around the clock; {@code 24:00} is the midnight at the end of a day.
 */
public final class OpeningHoursText {

    private static final String ALWAYS = "always";
    private static final Pattern DAYS = Pattern.compile("([a-z]{3})(?:-([a-z]{3}))?");
    private static final Pattern STRETCH = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    private OpeningHoursText() {}

    /** @throws IllegalArgumentException when it cannot be read, saying what to write */
    public static OpeningHours read(String text) {
        if (text.strip().equals(ALWAYS)) {
            return OpeningHours.ALWAYS;
        }
        Map<DayOfWeek, List<OpeningHours.Stretch>> week = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(";")) {
            String[] words = part.strip().split("\\s+");
            List<OpeningHours.Stretch> stretches = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                stretches.add(stretch(words[i]));
            }
            if (stretches.isEmpty()) {
                throw new IllegalArgumentException("\"" + part.strip()
                        + "\": write days and hours, such as \"mon-fri 09:00-12:00 14:00-20:00; sat 10:00-18:00\"");
            }
            for (DayOfWeek day : days(words[0])) {
                week.computeIfAbsent(day, d -> new ArrayList<>()).addAll(stretches);
            }
        }
        week.forEach(OpeningHoursText::refuseOverlaps);
        return new OpeningHours(week);
    }

    static String write(OpeningHours hours) {
        if (hours.isAlways()) {
            return ALWAYS;
        }
        return java.util.Arrays.stream(DayOfWeek.values())
                .filter(day -> !hours.week().getOrDefault(day, List.of()).isEmpty())
                .map(day -> name(day) + " "
                        + hours.week().getOrDefault(day, List.of()).stream()
                                .map(stretch -> time(stretch.opens()) + "-" + time(stretch.closes()))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    public static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static List<DayOfWeek> days(String word) {
        Matcher named = DAYS.matcher(word);
        if (!named.matches()) {
            throw new IllegalArgumentException("\"" + word + "\" is not a day: use mon, tue, wed, thu, fri, sat, sun");
        }
        DayOfWeek first = day(named.group(1));
        DayOfWeek last = named.group(2) == null ? first : day(named.group(2));
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day = first; ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return days;
            }
        }
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" is not a day: use mon, tue, wed, thu, fri, sat, sun");
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static OpeningHours.Stretch stretch(String word) {
        Matcher times = STRETCH.matcher(word);
        if (!times.matches()) {
            throw new IllegalArgumentException("\"" + word + "\" is not a stretch of time: write 09:00-12:00");
        }
        return new OpeningHours.Stretch(
                minute(word, times.group(1), times.group(2)), minute(word, times.group(3), times.group(4)));
    }

    private static int minute(String word, String hours, String minutes) {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (Integer.parseInt(minutes) > 59 || minute > OpeningHours.DAY) {
            throw new IllegalArgumentException("\"" + word + "\": times go from 00:00 to 24:00");
        }
        return minute;
    }

    private static void refuseOverlaps(DayOfWeek day, List<OpeningHours.Stretch> stretches) {
        stretches.sort(java.util.Comparator.comparingInt(OpeningHours.Stretch::opens));
        for (int i = 1; i < stretches.size(); i++) {
            if (stretches.get(i).opens() < stretches.get(i - 1).closes()) {
                throw new IllegalArgumentException(
                        name(day) + ": " + time(stretches.get(i).opens()) + " lies within the stretch before it");
            }
        }
    }
}
