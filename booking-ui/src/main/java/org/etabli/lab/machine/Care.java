package org.etabli.lab.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.machine.Condition.Change;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks after the machines: what is reported, checked, repaired and locked out. */
@Service
public class Care {

    public static final int LONGEST_REPORT = 1000;
    public static final int LONGEST_ANSWER = 500;
    /** Nobody has more to say about the lab's machines in an hour; whoever has is a script. */
    static final int REPORTS_AN_HOUR = 20;

    private final JdbcClient db;
    private final Machines machines;
    private final ProblemReports reports;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Care(
            JdbcClient db,
            Machines machines,
            ProblemReports reports,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.machines = machines;
        this.reports = reports;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Anybody may say that something is wrong; a danger stops the machine's next use. */
    @Transactional
    public Outcome report(Member by, MachineId id, boolean dangerous, String words, @Nullable String photo) {
        return reports.countSince(by.id(), hourAgo()) >= REPORTS_AN_HOUR
                ? new Outcome.Refused("problem-report.refused.many")
                : keep(by.id(), id, dangerous, words, photo);
    }

    /** As {@link #report}, at the workshop's tablet, where nobody signs in. */
    @Transactional
    public Outcome reportAtKiosk(MachineId id, boolean dangerous, String words) {
        return reports.countOfNobodySince(hourAgo()) >= REPORTS_AN_HOUR
                ? new Outcome.Refused("problem-report.refused.many")
                : keep(null, id, dangerous, words, null);
    }

    private Instant hourAgo() {
        return clock.instant().minus(Duration.ofHours(1));
    }

    private Outcome keep(@Nullable MemberId by, MachineId id, boolean dangerous, String words, @Nullable String photo) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST_REPORT) {
            return new Outcome.Refused("problem-report.refused.words");
        }
        Machine machine = locked(id);
        ProblemReport report = reports.add(id, by, dangerous, said, photo);
        if (dangerous) {
            machine.condition().after(Change.DANGER_REPORTED).ifPresent(next -> put(machine, next, said));
        }
        events.publishEvent(new ProblemReported(report.id(), id));
        return new Outcome.Done();
    }

    /** Says what was done about a report; the machine's condition is another matter. */
    @Transactional
    public Outcome solve(Member by, UUID report, String answer) {
        if (!by.is(Role.ANIMATOR) || answer.isBlank() || answer.length() > LONGEST_ANSWER) {
            return new Outcome.Refused("problem-report.refused.answer");
        }
        reports.solve(report, by.id(), answer.strip());
        return new Outcome.Done();
    }

    /** Changes the machine's condition: animators check, managers take out and put back. */
    @Transactional
    public Outcome change(Member by, MachineId id, Change change, String reason) {
        if (!by.is(needed(change))) {
            return new Outcome.Refused("machine.refused.role");
        }
        if (reason.length() > LONGEST_ANSWER) {
            return new Outcome.Refused("machine.refused.reason");
        }
        Machine machine = locked(id);
        Optional<Condition> next = machine.condition().after(change);
        if (next.isEmpty()) {
            return new Outcome.Refused("machine.refused.change");
        }
        put(machine, next.get(), reason.strip());
        audit.note(by.id(), null, "machine-" + word(change), machine.name());
        return new Outcome.Done();
    }

    /** Who may make a change. */
    public static Role needed(Change change) {
        return switch (change) {
            case DANGER_REPORTED -> Role.MEMBER;
            case FOUND_FINE, MAINTENANCE_BEGUN, MAINTENANCE_ENDED -> Role.ANIMATOR;
            case TAKEN_OUT, PUT_BACK -> Role.MANAGER;
        };
    }

    private static String word(Change change) {
        return change.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Two people may decide at once: the second decides on what the first left. */
    private Machine locked(MachineId id) {
        db.sql("select id from machine where id = ? for update")
                .param(id.value())
                .query(String.class)
                .single();
        return machines.find(id).orElseThrow();
    }

    private void put(Machine machine, Condition next, String reason) {
        db.sql("update machine set condition_name = ?, condition_reason = ?, condition_since = ? where id = ?")
                .params(Arrays.asList(
                        next.name(),
                        reason.isEmpty() ? null : shortened(reason),
                        Columns.at(clock.instant()),
                        machine.id().value()))
                .update();
        events.publishEvent(new AccessChanged(machine.id()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
    }
}
