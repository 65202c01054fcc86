package org.etabli.lab.machine;

import java.util.Arrays;
import java.util.Optional;
import org.etabli.controller.contract.Topics;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a manager does to the lab's machines: adds them, describes them, says what they can do. */
@Service
public class MachineDesk {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_GUIDE = 4000;
    /** A machine that costs more an hour is a slip of the finger. */
    public static final int DEAREST_CENTS = 100_000;

    private final JdbcClient db;
    private final Machines machines;
    private final Profiles profiles;
    private final Benches benches;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    MachineDesk(
            JdbcClient db,
            Machines machines,
            Profiles profiles,
            Benches benches,
            Audit audit,
            ApplicationEventPublisher events) {
        this.benches = benches;
        this.db = db;
        this.machines = machines;
        this.profiles = profiles;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What a manager writes about a machine.
     *
     * @param id its short name, fixed once it is there
     */
    public record Wanted(String id, String name, String bench, int hourlyCents, String guide, String yaml) {}

    /** Which field is wrong and the key of why, with what the sentence needs. */
    public record Fault(Field field, String text, Object... parameters) {}

    public enum Field {
        ID,
        NAME,
        BENCH,
        PRICE,
        GUIDE,
        PROFILE
    }

    /** Adds a machine; empty where it is there, else what is wrong. */
    @Transactional
    public Optional<Fault> add(Member by, Wanted wanted) {
        Optional<Fault> fault = fault(by, wanted, true);
        if (fault.isPresent()) {
            return fault;
        }
        machines.add(
                new MachineId(wanted.id()),
                wanted.name().strip(),
                profiles.keep(wanted.id(), wanted.yaml()),
                wanted.bench(),
                wanted.hourlyCents());
        describe(wanted);
        audit.note(by.id(), null, "machine-added", wanted.name());
        events.publishEvent(new AccessChanged(new MachineId(wanted.id())));
        return Optional.empty();
    }

    @Transactional
    public Optional<Fault> change(Member by, Wanted wanted) {
        Optional<Fault> fault = fault(by, wanted, false);
        if (fault.isPresent()) {
            return fault;
        }
        Machine before = machines.find(new MachineId(wanted.id())).orElseThrow();
        String profile = profiles.yaml(before.profileName()).equals(wanted.yaml())
                ? before.profileName()
                : profiles.keep(wanted.id(), wanted.yaml());
        db.sql("update machine set name = ?, profile = ?, bench = ?, hourly_cents = ? where id = ?")
                .params(wanted.name().strip(), profile, wanted.bench(), wanted.hourlyCents(), wanted.id())
                .update();
        describe(wanted);
        audit.note(by.id(), null, "machine-changed", wanted.name());
        events.publishEvent(new AccessChanged(before.id()));
        return Optional.empty();
    }

    @Transactional
    public void picture(Member by, MachineId id, @Nullable String photo) {
        if (by.is(Role.MANAGER)) {
            db.sql("update machine set picture = ? where id = ?")
                    .params(Arrays.asList(photo, id.value()))
                    .update();
        }
    }

    private void describe(Wanted wanted) {
        db.sql("update machine set guide = ? where id = ?")
                .params(wanted.guide().strip(), wanted.id())
                .update();
    }

    private Optional<Fault> fault(Member by, Wanted wanted, boolean isNew) {
        if (!by.is(Role.MANAGER)) {
            return Optional.of(new Fault(Field.NAME, "machine.refused.role"));
        }
        if (!Topics.isName(wanted.id())) {
            return Optional.of(new Fault(Field.ID, "machine.fault.id"));
        }
        if (isNew && machines.find(new MachineId(wanted.id())).isPresent()) {
            return Optional.of(new Fault(Field.ID, "machine.fault.id-taken"));
        }
        if (wanted.name().isBlank() || wanted.name().strip().length() > LONGEST_NAME) {
            return Optional.of(new Fault(Field.NAME, "machine.fault.name"));
        }
        if (benches.all().stream().noneMatch(bench -> bench.name().equals(wanted.bench()))) {
            return Optional.of(new Fault(Field.BENCH, "machine.fault.bench"));
        }
        if (wanted.hourlyCents() < 0 || wanted.hourlyCents() > DEAREST_CENTS) {
            return Optional.of(new Fault(Field.PRICE, "machine.fault.price"));
        }
        if (wanted.guide().length() > LONGEST_GUIDE) {
            return Optional.of(new Fault(Field.GUIDE, "machine.fault.guide"));
        }
        return profileFault(wanted.yaml());
    }

    private static Optional<Fault> profileFault(String yaml) {
        try {
            if (yaml.length() > Profiles.LONGEST_YAML) {
                return Optional.of(new Fault(Field.PROFILE, "profile.fault.long"));
            }
            MachineProfile.parse(yaml, "profile");
            return Optional.empty();
        } catch (ProfileException e) {
            ProfileFault fault = ProfileFault.of(e);
            return Optional.of(
                    new Fault(Field.PROFILE, fault.text(), fault.parameters().toArray()));
        }
    }
}
