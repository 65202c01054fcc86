package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;

/** Day, start and length of a slot: by keyboard, and large enough for a thumb. */
class SlotFields extends Div {

    static final Duration STEP = Duration.ofMinutes(15);

    private static final List<Integer> LENGTHS_MINUTES =
            List.of(15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720, 1440);

    private final Figures figures;
    private final Clock clock;
    private final DatePicker date = Fields.day(getTranslation("reserve.date"));
    private final TimePicker time = Fields.hour(getTranslation("reserve.start"));
    private final ComboBox<Duration> length = new ComboBox<>(getTranslation("reserve.length"));

    SlotFields(TimeSlot wish, Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
        addClassName("fields");
        time.setStep(STEP);
        length.setItemLabelGenerator(figures::duration);
        fill(wish);
        add(date, time, length);
    }

    final void fill(TimeSlot wish) {
        ZonedDateTime start = wish.start().atZone(figures.zone());
        date.setValue(start.toLocalDate());
        time.setValue(start.toLocalTime());
        length.setItems(Stream.concat(LENGTHS_MINUTES.stream().map(Duration::ofMinutes), Stream.of(wish.length()))
                .distinct()
                .sorted()
                .toList());
        length.setValue(wish.length());
    }

    /** Of a slot that has begun only the end changes. */
    void fixStart() {
        date.setReadOnly(true);
        time.setReadOnly(true);
        length.focus();
    }

    /** What is filled in; empty while something is missing. */
    Optional<TimeSlot> value() {
        LocalDate day = date.getValue();
        LocalTime start = time.getValue();
        Duration wished = length.getValue();
        return day == null || start == null || wished == null
                ? Optional.empty()
                : Optional.of(
                        TimeSlot.of(day.atTime(start).atZone(figures.zone()).toInstant(), wished));
    }

    /** The quarter of an hour nearest to where somebody points; what has just begun is taken from its next one. */
    TimeSlot rounded(TimeSlot wish) {
        long step = STEP.toSeconds();
        Instant start = Instant.ofEpochSecond(Math.round(wish.start().getEpochSecond() / (double) step) * step);
        long steps = Math.max(1, Math.round(wish.length().toSeconds() / (double) step));
        return TimeSlot.of(
                start.isBefore(clock.instant().minus(STEP)) ? start.plus(STEP) : start, STEP.multipliedBy(steps));
    }
}
