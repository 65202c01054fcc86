package org.etabli.lab.api;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/calendars}: private addresses that calendar programs subscribe to. */
@RestController
class CalendarController {

    static final String PATH = "/api/v1/calendars";

    /** A calendar shows a little of the past, and as far ahead as anybody reserves. */
    private static final Duration BACK = Duration.ofDays(60);

    private static final Duration AHEAD = Duration.ofDays(400);

    private final CalendarFeeds feeds;
    private final CalendarWriter writer;
    private final Reservations reservations;
    private final Machines machines;
    private final Members members;
    private final Named named;
    private final Texts texts;
    private final Clock clock;

    CalendarController(
            CalendarFeeds feeds,
            CalendarWriter writer,
            Reservations reservations,
            Machines machines,
            Members members,
            Named named,
            Texts texts,
            Clock clock) {
        this.feeds = feeds;
        this.writer = writer;
        this.reservations = reservations;
        this.machines = machines;
        this.members = members;
        this.named = named;
        this.texts = texts;
        this.clock = clock;
    }

    record Opened(String url) {}

    /** Opens one's own calendar, or a machine's; the address before it stops working. */
    @PostMapping(PATH)
    ResponseEntity<Opened> open(@RequestParam @Nullable String machine) {
        URI url = URI.create(feeds.address(feed(machine)));
        return ResponseEntity.created(url).body(new Opened(url.toString()));
    }

    @DeleteMapping(PATH)
    ResponseEntity<Void> close(@RequestParam @Nullable String machine) {
        if (!feeds.close(feed(machine))) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-calendar");
        }
        return ResponseEntity.noContent().build();
    }

    @GetMapping(PATH + "/{secret:[0-9a-f]{64}}.ics")
    ResponseEntity<String> read(@PathVariable String secret) {
        CalendarFeeds.Feed feed =
                feeds.find(secret).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-calendar"));
        Member member = members.find(feed.member())
                .filter(reader -> !reader.suspended())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-calendar"));
        Instant now = clock.instant();
        TimeSlot window = new TimeSlot(now.minus(BACK), now.plus(AHEAD));
        MachineId machine = feed.machine();
        List<Reservation> shown =
                machine == null ? reservations.during(window, member.id()) : reservations.during(window, machine);
        Locale language = member.language();
        String name = machine == null
                ? texts.getTranslation("calendar.name", language)
                : machines.find(machine).map(Machine::name).orElse(machine.value());
        return ResponseEntity.ok()
                .header("Content-Type", "text/calendar; charset=utf-8")
                .header("Cache-Control", "private, max-age=300")
                .body(writer.write(name, shown, reservation -> title(reservation, member), now));
    }

    /** Somebody else's reservation only says that the machine is taken. */
    private String title(Reservation reservation, Member reader) {
        if (!reservation.member().equals(reader.id())) {
            return texts.getTranslation("calendar.taken", reader.language());
        }
        String machine = machines.find(reservation.machine())
                .map(Machine::name)
                .orElse(reservation.machine().value());
        return switch (reservation.certainty()) {
            case CONFIRMED -> texts.getTranslation("calendar.mine", reader.language(), machine);
            case REQUESTED -> texts.getTranslation("calendar.requested", reader.language(), machine);
            case OFFERED -> texts.getTranslation("calendar.offered", reader.language(), machine);
        };
    }

    private CalendarFeeds.Feed feed(@Nullable String machine) {
        MachineId id = Optional.ofNullable(machine)
                .map(name -> named.machine(name).id())
                .orElse(null);
        return new CalendarFeeds.Feed(named.caller().id(), id);
    }
}
