package org.etabli.lab.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.etabli.lab.machine.AccessChanged;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.training.CertificationChanged.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the catalogue, grants, renews and revokes. */
@Service
public class TrainingDesk {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_DESCRIPTION = 2000;
    public static final int LONGEST_HOW = 1000;
    public static final int LONGEST_REASON = 500;
    /** Ten years: whoever wants longer wants for ever. */
    public static final int MOST_MONTHS = 120;

    private final Trainings trainings;
    private final Certifications certifications;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Clock clock;

    TrainingDesk(
            Trainings trainings,
            Certifications certifications,
            Audit audit,
            ApplicationEventPublisher events,
            LabSettings settings,
            Clock clock) {
        this.trainings = trainings;
        this.certifications = certifications;
        this.audit = audit;
        this.events = events;
        this.zone = settings.site().zone();
        this.clock = clock;
    }

    /** A blank training, to be filled in. */
    public Training blank() {
        return new Training(TrainingId.fresh(), "", "", "", 24, Set.of(), false);
    }

    /** Adds or changes a training; a manager's. What was granted keeps the expiry it was granted with. */
    @Transactional
    public Outcome keep(Member by, Training training) {
        Optional<String> fault = fault(by, training);
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        trainings.keep(training);
        audit.note(by.id(), null, "training-kept", training.name());
        events.publishEvent(new AccessChanged(null));
        return new Outcome.Done();
    }

    /** Says what a machine needs. */
    @Transactional
    public Outcome need(Member by, MachineId machine, Set<TrainingId> needed) {
        if (!by.is(Role.MANAGER)) {
            return new Outcome.Refused("training.refused.role");
        }
        trainings.need(machine, needed);
        audit.note(by.id(), null, "training-needed", machine.value());
        events.publishEvent(new AccessChanged(machine));
        return new Outcome.Done();
    }

    /**
     * What came of granting to several people at once: each stands for themselves.
     *
     * @param refused who lacks a prerequisite, with what they lack
     */
    public record Granted(List<Member> granted, List<Lacking> refused) {}

    public record Lacking(Member member, List<Training> prerequisites) {}

    /** Certifies people, or renews what they hold: from today, for as long as the training lasts. */
    @Transactional
    public Granted grant(Member by, Training training, List<Member> people) {
        if (!by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException("only animators certify");
        }
        List<Member> granted = new ArrayList<>();
        List<Lacking> refused = new ArrayList<>();
        Instant now = clock.instant();
        for (Member member : people) {
            List<Training> lacking = lacking(member, training, now);
            if (!lacking.isEmpty() || training.retired()) {
                refused.add(new Lacking(member, lacking));
                continue;
            }
            boolean renewal =
                    certifications.standing(member.id(), training, now).holds();
            Certification certification =
                    certifications.add(member.id(), training.id(), by.id(), expiry(training, now));
            audit.note(by.id(), member.id(), renewal ? "renewed" : "certified", training.name());
            events.publishEvent(new CertificationChanged(
                    member.id(), training.id(), renewal ? What.RENEWED : What.GRANTED, certification.id()));
            granted.add(member);
        }
        if (!granted.isEmpty()) {
            events.publishEvent(new AccessChanged(null));
        }
        return new Granted(List.copyOf(granted), List.copyOf(refused));
    }

    /** Takes a certification back, with the reason the person will read. */
    @Transactional
    public Outcome revoke(Member by, Member member, Training training, String reason) {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("training.refused.role");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return new Outcome.Refused("training.refused.reason");
        }
        Optional<Certification> held = certifications.of(member.id(), training.id()).stream()
                .filter(c -> c.revokedAt() == null)
                .findFirst();
        if (held.isEmpty() || certifications.revoke(member.id(), training.id(), by.id(), reason.strip()) == 0) {
            return new Outcome.Refused("training.refused.not-held");
        }
        audit.note(by.id(), member.id(), "revoked", training.name());
        events.publishEvent(new CertificationChanged(
                member.id(), training.id(), What.REVOKED, held.get().id()));
        events.publishEvent(new AccessChanged(null));
        return new Outcome.Done();
    }

    /** The end of the day so many months later: people think in days, and 31 January plus a month is the end of February. */
    @Nullable
    Instant expiry(Training training, Instant from) {
        Integer months = training.validMonths();
        return months == null
                ? null
                : LocalDate.ofInstant(from, zone)
                        .plusMonths(months)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
    }

    private List<Training> lacking(Member member, Training training, Instant at) {
        return training.prerequisites().stream()
                .map(id -> trainings.find(id).orElseThrow())
                .filter(prerequisite ->
                        !certifications.standing(member.id(), prerequisite, at).holds())
                .toList();
    }

    private Optional<String> fault(Member by, Training training) {
        if (!by.is(Role.MANAGER)) {
            return Optional.of("training.refused.role");
        }
        if (training.name().isBlank() || training.name().length() > LONGEST_NAME) {
            return Optional.of("training.fault.name");
        }
        if (trainings.isNamed(training.name(), training.id())) {
            return Optional.of("training.fault.name-taken");
        }
        if (training.description().length() > LONGEST_DESCRIPTION) {
            return Optional.of("training.fault.description");
        }
        if (training.howToGet().isBlank() || training.howToGet().length() > LONGEST_HOW) {
            return Optional.of("training.fault.how");
        }
        Integer months = training.validMonths();
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            return Optional.of("training.fault.months");
        }
        return needsItself(training) ? Optional.of("training.fault.circle") : Optional.empty();
    }

    /** A training that needs itself, by whatever detour, could never be granted. */
    private boolean needsItself(Training training) {
        List<TrainingId> open = new ArrayList<>(training.prerequisites());
        Set<TrainingId> seen = new HashSet<>();
        while (!open.isEmpty()) {
            TrainingId id = open.removeLast();
            if (id.equals(training.id())) {
                return true;
            }
            if (seen.add(id)) {
                trainings.find(id).ifPresent(t -> open.addAll(t.prerequisites()));
            }
        }
        return false;
    }
}
