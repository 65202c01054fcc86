package org.etabli.lab.job;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.etabli.gcode.Analysis;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.stereotype.Service;

/** What running a file could look like on each machine: what is said of it there, and when it would fit. */
@Service
public class PrintPlans {

    /** Time to take the last piece off, level, load; and to be late. */
    private static final Duration MARGIN = Duration.ofMinutes(10);
    /** Estimates are not exact: a tenth more is kept, so that a print does not end in somebody else's slot. */
    private static final double SLACK = 1.1;

    private final Analyses analyses;
    private final Machines machines;
    private final Members members;
    private final Planning planning;
    private final JobDesk desk;
    private final Pictures pictures;
    private final Geometries geometries;
    private final Clock clock;

    PrintPlans(
            Analyses analyses,
            Machines machines,
            Members members,
            Planning planning,
            JobDesk desk,
            Pictures pictures,
            Geometries geometries,
            Clock clock) {
        this.analyses = analyses;
        this.machines = machines;
        this.members = members;
        this.planning = planning;
        this.desk = desk;
        this.pictures = pictures;
        this.geometries = geometries;
        this.clock = clock;
    }

    /**
     * A file on a machine.
     *
     * @param slots free slots long enough for it, soonest first; none when it may not run there
     */
    public record Plan(Machine machine, Analysis analysis, Duration length, List<TimeSlot> slots) {}

    /** Reads the file for every machine, so that showing it later takes no time. */
    public void read(GcodeFile file) {
        machines.all().forEach(machine -> analyses.of(file, machine));
    }

    /** What the plan would cost if it went as estimated. */
    public int priceCents(Plan plan) {
        return plan.machine()
                .priceCents(
                        plan.analysis().estimate().seconds(),
                        plan.analysis().estimate().grams());
    }

    /** A picture of what the machine would make of the file, PNG. */
    public byte[] picture(GcodeFile file, Machine machine) throws IOException {
        return pictures.of(file, machine);
    }

    /** The same in three dimensions: a {@link org.etabli.gcode.toolpath.Toolpath}'s binary form, gzipped. */
    public byte[] geometry(GcodeFile file, Machine machine) throws IOException {
        return geometries.of(file, machine);
    }

    /** One plan a machine, those that may run it first. */
    public List<Plan> of(GcodeFile file) {
        List<Plan> able = new ArrayList<>();
        List<Plan> unable = new ArrayList<>();
        for (Machine machine : machines.all()) {
            Plan plan = on(machine, file);
            (plan.analysis().ok() ? able : unable).add(plan);
        }
        able.addAll(unable);
        return able;
    }

    /** Reserves the slot and puts the file into it. */
    public Reserved reserve(Plan plan, GcodeFile file, TimeSlot slot, Member member) {
        Reserved answer = planning.reserve(plan.machine().id(), member, slot);
        if (answer instanceof Reserved.Granted(Reservation reservation)) {
            desk.queue(reservation, file);
        }
        return answer;
    }

    private Plan on(Machine machine, GcodeFile file) {
        Analysis analysis = analyses.of(file, machine);
        Duration length = planning.roundUp(
                Duration.ofSeconds(Math.round(analysis.estimate().seconds() * SLACK))
                        .plus(MARGIN));
        List<TimeSlot> slots = analysis.ok()
                ? members.find(file.owner())
                        .map(member -> slots(machine, member, length))
                        .orElse(List.of())
                : List.of();
        return new Plan(machine, analysis, length, slots);
    }

    /** Now, where now is free; and the next free ones. */
    private List<TimeSlot> slots(Machine machine, Member member, Duration length) {
        List<TimeSlot> slots = new ArrayList<>();
        TimeSlot now = planning.now(length);
        if (planning.isFree(machine.id(), member, now)) {
            slots.add(now);
        }
        planning.free(machine.id(), member, slots.isEmpty() ? clock.instant() : now.end(), length).stream()
                .filter(slot -> slots.stream().noneMatch(slot::overlaps))
                .forEach(slots::add);
        return List.copyOf(slots);
    }
}
