package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.reservation.OpeningHours;
import org.etabli.lab.reservation.OpeningHoursText;

/** Opening hours, a line a day: {@code 09:00-12:00 14:00-20:00}. All lines empty: not set. */
class HoursField extends Div {

    private final Map<DayOfWeek, TextField> days = new EnumMap<>(DayOfWeek.class);

    HoursField(Locale language) {
        addClassName("hours-field");
        add(new Paragraph(getTranslation("rules.hours.help")));
        Div fields = new Div();
        fields.addClassName("rule-fields");
        for (DayOfWeek day : DayOfWeek.values()) {
            TextField field = new TextField(day.getDisplayName(TextStyle.FULL_STANDALONE, language));
            days.put(day, field);
            fields.add(field);
        }
        add(fields);
    }

    void fill(String setting) {
        OpeningHours hours = setting.isEmpty() ? new OpeningHours(Map.of()) : OpeningHoursText.read(setting);
        days.forEach((day, field) -> {
            List<String> stretches = hours.week().getOrDefault(day, List.of()).stream()
                    .map(stretch ->
                            OpeningHoursText.time(stretch.opens()) + "-" + OpeningHoursText.time(stretch.closes()))
                    .toList();
            field.setInvalid(false);
            field.setValue(String.join(" ", stretches));
        });
    }

    /** The setting, empty where nothing is set; nothing at all where a line cannot be read, which then says so. */
    Optional<String> setting() {
        List<String> parts = new ArrayList<>();
        boolean fine = true;
        for (Map.Entry<DayOfWeek, TextField> entry : days.entrySet()) {
            TextField field = entry.getValue();
            String typed = field.getValue().strip().replaceAll("\\s*-\\s*", "-");
            if (typed.isEmpty()) {
                field.setInvalid(false);
                continue;
            }
            String part = entry.getKey().name().substring(0, 3).toLowerCase(Locale.ROOT) + " " + typed;
            boolean readable = isReadable(part);
            field.setInvalid(!readable);
            field.setErrorMessage(getTranslation("rules.hours.wrong"));
            fine &= readable;
            parts.add(part);
        }
        return fine ? Optional.of(String.join("; ", parts)) : Optional.empty();
    }

    private static boolean isReadable(String part) {
        try {
            OpeningHoursText.read(part);
            return !part.contains(";");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
