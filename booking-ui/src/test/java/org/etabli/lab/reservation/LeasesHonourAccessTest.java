package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Condition.Change;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;

/** What a bench may open with whose badge follows certifications, families and the machine's condition. */
class LeasesHonourAccessTest {

    @OnBothDatabases
    void aRevokedCertificationTakesTheReservedMachineOutOfTheLease(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member animator = People.in(lab, Role.ANIMATOR);
        Member member = withBadge(lab, People.in(lab));
        TrainingDesk desk = lab.bean(TrainingDesk.class);
        Training training =
                new Training(desk.blank().id(), "Laser " + UUID.randomUUID(), "", "Ask", null, Set.of(), false);
        desk.keep(People.in(lab, Role.MANAGER), training);
        reserve(lab, machine, member);
        assertThat(uses(lab, machine)).hasSize(1);

        desk.need(People.in(lab, Role.MANAGER), machine, Set.of(training.id()));
        assertThat(uses(lab, machine)).isEmpty();
        desk.grant(animator, training, List.of(member));
        assertThat(uses(lab, machine)).hasSize(1);
        lab.clock().step(Duration.ofMinutes(1));
        desk.revoke(animator, member, training, "left it running");
        assertThat(uses(lab, machine)).isEmpty();
    }

    @OnBothDatabases
    void aChildsReservationOpensToTheBadgeOfTheirParentAlone(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member parent = withBadge(lab, People.in(lab));
        Member child = withBadge(
                lab,
                lab.bean(Members.class)
                        .add(new NewMember(
                                "Léo", null, null, Role.MEMBER, Locale.FRENCH, LocalDate.parse("2014-05-01")))
                        .orElseThrow());
        reserve(lab, machine, child);
        assertThat(uses(lab, machine)).isEmpty();

        lab.bean(Families.class).link(child, parent);

        assertThat(uses(lab, machine)).singleElement().satisfies(permission -> {
            assertThat(permission.badge())
                    .isEqualTo(lab.bean(Badges.class).of(parent.id()).getFirst());
            assertThat(permission.member()).isEqualTo(child.id().toString());
        });
    }

    @OnBothDatabases
    void whomTheLabAsksToStartWithASupervisorTheBenchDoesToo(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member beginner = withBadge(lab, People.in(lab));
        reserve(lab, machine, beginner);
        String group = lab.bean(Groups.class)
                .add("Débutants " + UUID.randomUUID())
                .orElseThrow()
                .name();
        lab.bean(Groups.class).join(beginner.id(), group);
        lab.bean(RuleBook.class).set(new RuleScope(machine, group), Rule.SUPERVISED, "true");

        assertThat(of(lab, machine, Permission.Right.USE_SUPERVISED))
                .extracting(Permission::member)
                .containsExactly(beginner.id().toString());
        assertThat(uses(lab, machine)).isEmpty();

        lab.bean(RuleBook.class).unset(new RuleScope(machine, group), Rule.SUPERVISED);
        assertThat(uses(lab, machine)).hasSize(1);
    }

    @OnBothDatabases
    void aMachineToCheckOpensToAnimatorsAndOneLockedOutToNobody(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member animator = withBadge(lab, People.in(lab, Role.ANIMATOR));
        Member member = withBadge(lab, People.in(lab));
        reserve(lab, machine, member);

        lab.bean(Care.class).report(member, machine, true, "smells of burning", null);
        assertThat(uses(lab, machine)).isEmpty();
        assertThat(of(lab, machine, Permission.Right.SUPERVISE))
                .extracting(Permission::member)
                .contains(animator.id().toString());

        lab.bean(Care.class).change(People.in(lab, Role.MANAGER), machine, Change.TAKEN_OUT, "wire");
        assertThat(of(lab, machine, Permission.Right.SUPERVISE)).isEmpty();
    }

    private static Member withBadge(Lab lab, Member member) {
        lab.bean(Badges.class).pair("04" + UUID.randomUUID(), member.id());
        return member;
    }

    private static void reserve(Lab lab, MachineId machine, Member member) {
        Instant start = lab.clock().instant().plus(Duration.ofHours(1));
        lab.bean(Reservations.class)
                .add(Reservations.Fresh.confirmed(machine, member.id(), TimeSlot.of(start, Duration.ofHours(1))));
    }

    private static List<Permission> uses(Lab lab, MachineId machine) {
        return of(lab, machine, Permission.Right.USE);
    }

    private static List<Permission> of(Lab lab, MachineId machine, Permission.Right right) {
        Instant now = lab.clock().instant();
        return lab.bean(ReservationLeases.class).permissions("test-bench", now, now.plus(Duration.ofHours(48))).stream()
                .filter(p -> p.machine().equals(machine.value()) && p.right() == right)
                .toList();
    }
}
