package org.etabli.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.etabli.controller.contract.Permission.Right;
import org.junit.jupiter.api.Test;

/** The lab may ask of a person that a supervisor badges too, on a machine that asks it of nobody else. */
class SupervisedStartTest {

    private static final String YANN = "badge-yann";

    private final GateRules rules = new GateRules(Situations.policy());

    @Test
    void theMachineWaitsForTheSupervisorsBadgeAndSaysWhoConfirmed() {
        Gate asked = present(Gate.closed(true), Situations.AWA, Right.USE_SUPERVISED);
        Gate confirmed = present(asked, YANN, Right.SUPERVISE);

        assertThat(asked.phase())
                .isInstanceOfSatisfying(Phase.Granted.class, granted -> assertThat(granted.supervisorMissing())
                        .isTrue());
        assertThat(confirmed.phase().live())
                .hasValueSatisfying(session -> assertThat(session.supervisor()).isEqualTo("member-" + YANN));
    }

    @Test
    void somebodyElseWithoutThatRightConfirmsNothing() {
        Gate asked = present(Gate.closed(true), Situations.AWA, Right.USE_SUPERVISED);

        assertThat(present(asked, YANN, Right.USE).phase()).isInstanceOf(Phase.Granted.class);
    }

    @Test
    void nobodyElseIsAsked() {
        assertThat(present(Gate.closed(true), Situations.AWA, Right.USE).phase().live())
                .isPresent();
    }

    @Test
    void whoIsAskedDoesNotFollowByHandoverAlone() {
        Gate taken = present(Gate.closed(true), YANN, Right.USE);

        assertThat(present(taken, Situations.AWA, Right.USE_SUPERVISED).waiting())
                .isNull();
        assertThat(present(taken, Situations.AWA, Right.USE).waiting()).isNotNull();
    }

    private Gate present(Gate gate, String badge, Right right) {
        return rules.step(
                        gate,
                        new GateEvent.BadgePresented(
                                Situations.NOW, badge, Situations.granted(badge, right, Situations.ENDS), "s-" + badge))
                .next();
    }
}
