package org.etabli.lab.api;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Groups;
import org.etabli.lab.reservation.Closure;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.Displacements;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.RuleScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/rules} and {@code /api/v1/closures}: what a manager sets. */
@RestController
class RuleController {

    private final RuleBook book;
    private final Closures closures;
    private final Displacements displacements;
    private final Groups groups;
    private final Named named;
    private final Clock clock;

    RuleController(
            RuleBook book, Closures closures, Displacements displacements, Groups groups, Named named, Clock clock) {
        this.book = book;
        this.closures = closures;
        this.displacements = displacements;
        this.groups = groups;
        this.named = named;
        this.clock = clock;
    }

    record Setting(@Nullable String setting) {}

    record Closing(
            @Nullable String machine,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String reason) {}

    /** What became of a reservation that was in the way: {@code stays}, {@code moved}, {@code offered} or {@code released}. */
    record Displaced(String fate, ReservationJson reservation) {

        static Displaced of(Displacements.Displaced displaced) {
            return new Displaced(
                    displaced.fate().name().toLowerCase(Locale.ROOT), ReservationJson.of(displaced.after()));
        }
    }

    /** @param displaced only in the answer to the request that closes */
    record Closed(
            UUID id, @Nullable String machine, Instant start, Instant end, String reason, List<Displaced> displaced) {

        static Closed of(Closure closure, List<Displacements.Displaced> displaced) {
            MachineId machine = closure.machine();
            return new Closed(
                    closure.id(),
                    machine == null ? null : machine.value(),
                    closure.slot().start(),
                    closure.slot().end(),
                    closure.reason(),
                    displaced.stream().map(Displaced::of).toList());
        }
    }

    /** What is set for the site, or for a machine, a group, or a group on a machine; by the rule's name. */
    @GetMapping("/api/v1/rules")
    Map<String, String> in(@RequestParam @Nullable String machine, @RequestParam @Nullable String group) {
        Map<String, String> set = new LinkedHashMap<>();
        book.in(scope(machine, group)).forEach((rule, setting) -> set.put(name(rule), setting));
        return set;
    }

    @PutMapping("/api/v1/rules/{rule}")
    ResponseEntity<Void> set(
            @PathVariable String rule,
            @RequestParam @Nullable String machine,
            @RequestParam @Nullable String group,
            @RequestBody Setting setting) {
        String text = setting.setting();
        try {
            book.set(scope(machine, group), rule(rule), text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.rule", String.valueOf(e.getMessage()));
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/v1/rules/{rule}")
    ResponseEntity<Void> unset(
            @PathVariable String rule, @RequestParam @Nullable String machine, @RequestParam @Nullable String group) {
        book.unset(scope(machine, group), rule(rule));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/closures")
    List<Closed> closures() {
        return closures.endingAfter(clock.instant()).stream()
                .map(closure -> Closed.of(closure, List.of()))
                .toList();
    }

    /** Closes, and finds other room for whom that displaces. */
    @PostMapping("/api/v1/closures")
    ResponseEntity<Closed> close(@RequestBody Closing closing) {
        String machine = closing.machine();
        String reason = Named.text(closing.reason(), "reason", Closure.LONGEST_REASON);
        Displacements.Closing made = displacements.close(
                machine == null ? null : named.machine(machine).id(),
                Named.slot(closing.start(), closing.end()),
                reason);
        return ResponseEntity.created(
                        URI.create("/api/v1/closures/" + made.closure().id()))
                .body(Closed.of(made.closure(), made.displaced()));
    }

    @DeleteMapping("/api/v1/closures/{id}")
    ResponseEntity<Void> reopen(@PathVariable UUID id) {
        if (!closures.remove(id)) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-closure");
        }
        return ResponseEntity.noContent().build();
    }

    private RuleScope scope(@Nullable String machine, @Nullable String group) {
        if (group != null && !groups.all().contains(group)) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-group", group);
        }
        return new RuleScope(machine == null ? null : named.machine(machine).id(), group);
    }

    private static Rule rule(String name) {
        for (Rule rule : Rule.values()) {
            if (name(rule).equals(name)) {
                return rule;
            }
        }
        throw new Problem(HttpStatus.NOT_FOUND, "problem.rule", name);
    }

    private static String name(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
