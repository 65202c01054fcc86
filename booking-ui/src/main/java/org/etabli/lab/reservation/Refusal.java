package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.etabli.lab.machine.Access;
import org.etabli.lab.shell.Figures;

/** Which rule says no, and what it asks for. Its sentence is the text {@code refusal.…}, with these parameters. */
public sealed interface Refusal {

    /**
     * They may not use the machine then: no certification, no adult who answers for them, a machine to be checked.
     *
     * @param about what it is about, e.g. the training's name; empty where the reason says it all
     */
    record NotAllowed(Access.Why why, String about) implements Refusal {

        @Override
        public String code() {
            return why.name();
        }

        @Override
        public String text() {
            return new Access.Refused(why, about).text();
        }

        @Override
        public Optional<String> instead() {
            return Optional.of(new Access.Refused(why, about).instead());
        }
    }

    /** Somebody has the machine during part of the slot. */
    record Taken() implements Refusal {}

    /** The person before or after needs a little time. */
    record TooClose(Duration buffer) implements Refusal {}

    record InThePast() implements Refusal {}

    record TooShort(Duration shortest) implements Refusal {}

    record TooLong(Duration longest) implements Refusal {}

    /** @param last the last day that can be reserved today */
    record TooFarAhead(LocalDate last) implements Refusal {}

    record OffStep(Duration step) implements Refusal {}

    /** @param open the hours of the day the slot begins; none: closed all day */
    record OutsideHours(List<TimeSlot> open) implements Refusal {}

    record ClosedMeanwhile(String reason, TimeSlot slot) implements Refusal {}

    /** @param left what the member still has that week, on all machines together */
    record OverQuota(Duration quota, Duration left) implements Refusal {}

    /** @param left what the member still has that week, on this machine */
    record OverQuotaHere(Duration quota, Duration left) implements Refusal {}

    /** It starts too soon to be cancelled or moved. */
    record TooLate(Duration notice) implements Refusal {}

    /** It has begun: only its end may change. */
    record Begun() implements Refusal {}

    /** It is over, or was released. */
    record Over() implements Refusal {}

    /** A file and a price hold for one kind of machine. */
    record OtherKind() implements Refusal {}

    /** As the API names it: {@code TOO_LONG}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** The key of its sentence. */
    default String text() {
        return "refusal." + code().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of the sentence that says what to do about it, with the same parameters; most need none. */
    default Optional<String> instead() {
        return Optional.empty();
    }

    /** What its sentence names, as people of that language write it. */
    default Object[] parameters(Figures figures) {
        return switch (this) {
            case Taken _, InThePast _, Begun _, Over _, OtherKind _ -> new Object[0];
            case NotAllowed not -> new Object[] {not.about()};
            case TooClose close -> new Object[] {figures.duration(close.buffer())};
            case TooShort tooShort -> new Object[] {figures.duration(tooShort.shortest())};
            case TooLong tooLong -> new Object[] {figures.duration(tooLong.longest())};
            case TooFarAhead far -> new Object[] {figures.day(far.last())};
            case OffStep off -> new Object[] {figures.duration(off.step())};
            case OutsideHours outside ->
                new Object[] {
                    outside.open().size(),
                    outside.open().stream()
                            .map(open -> figures.time(open.start()) + " – " + figures.time(open.end()))
                            .collect(Collectors.joining(", "))
                };
            case ClosedMeanwhile closed ->
                new Object[] {
                    closed.reason(),
                    figures.shortDay(closed.slot().end()),
                    figures.time(closed.slot().end())
                };
            case OverQuota over -> new Object[] {figures.duration(over.quota()), figures.duration(over.left())};
            case OverQuotaHere over -> new Object[] {figures.duration(over.quota()), figures.duration(over.left())};
            case TooLate late -> new Object[] {figures.duration(late.notice())};
        };
    }
}
