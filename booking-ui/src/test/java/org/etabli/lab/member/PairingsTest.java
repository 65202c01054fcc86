package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.controller.contract.Wire;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Pairings.Pairing;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class PairingsTest {

    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final String BADGE = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    @OnBothDatabases
    void theNextUnknownBadgeAtTheReaderIsOfferedAndBecomesTheirs(Database database) {
        Lab lab = Lab.on(database);
        Member animator = People.in(lab, Role.ANIMATOR);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        Pairings pairings = lab.bean(Pairings.class);

        pairings.await(animator, member, machine.value());
        assertThat(pairings.accept(animator, member, machine.value())).isFalse();
        refused(lab, machine, BADGE, RefusalReason.UNKNOWN_BADGE, lab.clock().instant());
        refused(lab, machine, OTHER, RefusalReason.UNKNOWN_BADGE, lab.clock().instant());

        assertThat(pairings.state(animator, member, machine.value())).isInstanceOf(Pairing.Offered.class);
        assertThat(pairings.accept(animator, member, machine.value())).isTrue();
        assertThat(lab.bean(Badges.class).of(member.id())).containsExactly(BADGE);
        assertThat(pairings.accept(animator, member, machine.value())).isFalse();
        pairings.forget(animator, member, BADGE);
        assertThat(lab.bean(Badges.class).of(member.id())).isEmpty();
    }

    @OnBothDatabases
    void anotherReaderAnotherReasonOrAnotherTimeOffersNothing(Database database) {
        Lab lab = Lab.on(database);
        Member animator = People.in(lab, Role.ANIMATOR);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        Pairings pairings = lab.bean(Pairings.class);
        Instant now = lab.clock().instant();

        refused(lab, machine, OTHER, RefusalReason.UNKNOWN_BADGE, now);
        pairings.await(animator, member, machine.value());
        refused(lab, lab.newMachine(), OTHER, RefusalReason.UNKNOWN_BADGE, now);
        refused(lab, machine, OTHER, RefusalReason.NO_PERMISSION, now);
        refused(lab, machine, OTHER, RefusalReason.UNKNOWN_BADGE, now.minusSeconds(60));
        refused(lab, machine, OTHER, RefusalReason.UNKNOWN_BADGE, now.plus(Pairings.LIFE));

        assertThat(pairings.state(animator, member, machine.value())).isInstanceOf(Pairing.Waiting.class);
        lab.clock().step(Pairings.LIFE);
        assertThat(pairings.state(animator, member, machine.value())).isInstanceOf(Pairing.Over.class);
    }

    @OnBothDatabases
    void nobodyElseAcceptsForTheAnimatorAndOneWhoTakesTheReaderEndsTheOthersWait(Database database) {
        Lab lab = Lab.on(database);
        Member one = People.in(lab, Role.ANIMATOR);
        Member other = People.in(lab, Role.ANIMATOR);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        Pairings pairings = lab.bean(Pairings.class);

        pairings.await(one, member, machine.value());
        pairings.await(other, member, machine.value());
        refused(
                lab,
                machine,
                OTHER,
                RefusalReason.UNKNOWN_BADGE,
                lab.clock().instant().plus(Duration.ofSeconds(2)));

        assertThat(pairings.accept(one, member, machine.value())).isFalse();
        assertThat(pairings.state(other, member, machine.value())).isInstanceOf(Pairing.Offered.class);
        pairings.stop(machine.value(), other);
    }

    private static void refused(Lab lab, MachineId machine, String badge, RefusalReason reason, Instant at) {
        BenchEvent event = new BenchEvent(
                Wire.VERSION,
                "test-bench",
                SEQUENCE.incrementAndGet(),
                at,
                true,
                machine.value(),
                null,
                new Happening.BadgeRefused(badge, reason));
        lab.bean(Pairings.class).on(new BenchReported(event));
    }
}
