package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Closure;
import org.etabli.lab.reservation.Day;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** One machine's reservations as bars over the hours of one day. */
class Track extends Div {

    private final Day day;
    private final Instant now;
    private final Member reader;
    private final Function<MemberId, String> firstName;
    private final Figures figures;
    private final List<Reservation> reservations;
    private final List<Span> doneBars = new ArrayList<>();

    Track(
            Day day,
            Instant now,
            String label,
            List<Reservation> reservations,
            Member reader,
            Function<MemberId, String> firstName,
            Figures figures) {
        this.day = day;
        this.now = now;
        this.reader = reader;
        this.firstName = firstName;
        this.figures = figures;
        this.reservations = reservations;
        addClassName("track");
        getElement().setAttribute("role", "list");
        getElement().setAttribute("aria-label", label);
        day.hours().forEach(hour -> add(line("hour-line", hour)));
        reservations.stream()
                .filter(reservation -> reservation.slot().overlaps(day.shown()))
                .forEach(reservation -> add(bar(reservation)));
        if (day.shown().contains(now)) {
            add(line("now-line", now));
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJavaScript("context://track.js");
        getElement().executeJs("window.etabliTrack(this)");
    }

    /** The hours above tracks of the same day. */
    static Div hours(Day day, Figures figures) {
        Div line = new Div();
        line.addClassName("hours");
        line.getElement().setAttribute("aria-hidden", "true");
        for (Instant hour : day.hours()) {
            Span label = new Span(figures.time(hour));
            label.getStyle().set("left", percent(day.position(hour)));
            line.add(label);
        }
        return line;
    }

    /** Called with the instant somebody points at. */
    void onPick(Consumer<Instant> picked) {
        getElement()
                .addEventListener(
                        "click",
                        event ->
                                picked.accept(day.at(number(event, "event.offsetX / event.currentTarget.offsetWidth"))))
                .setFilter("event.target === event.currentTarget")
                .addEventData("event.offsetX / event.currentTarget.offsetWidth");
    }

    /** Called with the slot somebody draws. */
    void onDraw(Consumer<TimeSlot> drawn) {
        getElement()
                .addEventListener("slot-drawn", event -> slot(event, drawn))
                .addEventData("event.detail.from")
                .addEventData("event.detail.to");
    }

    /** Called with one's own reservation and where it is dragged. */
    void onDrag(BiConsumer<Reservation, TimeSlot> dragged) {
        getElement()
                .addEventListener("bar-drawn", event -> {
                    String id =
                            event.getEventData().get("event.detail.reservation").asString();
                    reservations.stream()
                            .filter(reservation -> reservation.id().toString().equals(id) && isMovable(reservation))
                            .findFirst()
                            .ifPresent(reservation -> slot(event, slot -> dragged.accept(reservation, slot)));
                })
                .addEventData("event.detail.from")
                .addEventData("event.detail.to")
                .addEventData("event.detail.reservation");
    }

    /** Shows that nobody is to use the machine meanwhile, and why. */
    void close(Closure closure) {
        Div bar = new Div(new Span(closure.reason()));
        bar.addClassNames("bar", "bar-closed");
        bar.getElement().setAttribute("role", "listitem");
        place(bar, closure.slot());
        add(bar);
    }

    private void place(Div bar, TimeSlot slot) {
        double left = day.position(slot.start());
        double right = day.position(slot.end());
        bar.getStyle().set("left", percent(left)).set("width", percent(right - left));
    }

    /** Shows when the lab is closed by its usual hours: those who draw there learn why not, and what is possible. */
    void shade(TimeSlot closed) {
        Div shade = new Div(new Span(getTranslation("board.closed")));
        shade.addClassName("closed-hours");
        shade.getElement().setAttribute("aria-hidden", "true");
        place(shade, closed);
        addComponentAsFirst(shade);
    }

    /** How far the job is that runs now, from 0 to 1. */
    void show(double done) {
        doneBars.forEach(bar -> bar.getStyle().set("width", percent(done)));
    }

    static String percent(double position) {
        return String.format(Locale.ROOT, "%.3f%%", position * 100);
    }

    private void slot(DomEvent event, Consumer<TimeSlot> drawn) {
        double from = number(event, "event.detail.from");
        double to = number(event, "event.detail.to");
        if (from >= -1 && to <= 2 && from < to) {
            drawn.accept(new TimeSlot(day.at(from), day.at(to)));
        }
    }

    private static double number(DomEvent event, String name) {
        return event.getEventData().get(name).asDouble();
    }

    private Span line(String look, Instant at) {
        Span line = new Span();
        line.addClassName(look);
        line.getStyle().set("left", percent(day.position(at)));
        return line;
    }

    private boolean isMovable(Reservation reservation) {
        return isOpen(reservation) && reservation.slot().end().isAfter(now);
    }

    private boolean isOpen(Reservation reservation) {
        return reservation.member().equals(reader.id()) || reader.is(Role.ANIMATOR);
    }

    /** One's own bar leads to its record; somebody else's only says that the slot is taken, and by whom to animators. */
    private Div bar(Reservation reservation) {
        boolean mine = reservation.member().equals(reader.id());
        Div bar = new Div();
        bar.getElement().setAttribute("role", "listitem");
        bar.addClassNames("bar", mine ? "bar-mine" : "bar-other");
        if (!reservation.isConfirmed()) {
            bar.addClassName("bar-unsure");
        }
        place(bar, reservation.slot());
        Span name = new Span(who(reservation, mine));
        name.addClassName("bar-who");
        Span when = new Span(figures.time(reservation.slot().start()) + " – "
                + figures.time(reservation.slot().end()));
        when.addClassName("bar-hours");
        if (isOpen(reservation)) {
            bar.add(new Anchor("/reservations/" + reservation.id(), name, when));
        } else {
            bar.add(name, when);
        }
        if (isMovable(reservation)) {
            bar.getElement().setAttribute("data-movable", reservation.id().toString());
        }
        if (reservation.slot().contains(now)) {
            Span done = new Span();
            done.addClassName("bar-done");
            doneBars.add(done);
            bar.addComponentAsFirst(done);
        }
        return bar;
    }

    private String who(Reservation reservation, boolean mine) {
        if (!mine) {
            return isOpen(reservation) ? firstName.apply(reservation.member()) : getTranslation("board.taken");
        }
        return getTranslation(
                switch (reservation.certainty()) {
                    case CONFIRMED -> "board.mine";
                    case REQUESTED -> "board.mine.requested";
                    case OFFERED -> "board.mine.offered";
                });
    }
}
