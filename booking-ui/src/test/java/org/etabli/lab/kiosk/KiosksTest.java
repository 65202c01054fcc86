package org.etabli.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Condition;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.ProblemReports;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.springframework.jdbc.core.simple.JdbcClient;

class KiosksTest {

    @OnBothDatabases
    void aTabletIsKnownByItsSecretUntilItIsRemoved(Database database) {
        Lab lab = Lab.on(database);
        Kiosks kiosks = lab.bean(Kiosks.class);
        Member manager = People.in(lab, Role.MANAGER);

        String secret = kiosks.add(manager, " Entrée ").orElseThrow();
        Kiosk kiosk = kiosks.with(secret).orElseThrow();

        assertThat(kiosk.label()).isEqualTo("Entrée");
        assertThat(kiosks.with(secret + "x")).isEmpty();
        assertThat(kiosks.with("")).isEmpty();
        kiosks.remove(People.in(lab, Role.ANIMATOR), kiosk);
        assertThat(kiosks.with(secret)).isPresent();
        kiosks.remove(manager, kiosk);
        assertThat(kiosks.with(secret)).isEmpty();
    }

    @OnBothDatabases
    void onlyManagersAddTabletsAndEachHasAName(Database database) {
        Lab lab = Lab.on(database);
        Kiosks kiosks = lab.bean(Kiosks.class);

        assertThat(kiosks.add(People.in(lab, Role.ANIMATOR), "Atelier")).isEmpty();
        assertThat(kiosks.add(People.in(lab, Role.MANAGER), "  ")).isEmpty();
        assertThat(kiosks.add(People.in(lab, Role.MANAGER), "a".repeat(Kiosks.LONGEST_LABEL + 1)))
                .isEmpty();
    }

    @OnBothDatabases
    void whatIsReportedAtATabletIsNobodysAndADangerStopsTheMachine(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        forgetReports(lab);

        Outcome outcome = lab.bean(Care.class).reportAtKiosk(machine, true, "it smokes");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(lab.bean(ProblemReports.class).of(machine, 5))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.by()).isNull();
                    assertThat(report.words()).isEqualTo("it smokes");
                });
        assertThat(lab.bean(Machines.class).find(machine).orElseThrow().condition())
                .isEqualTo(Condition.TO_CHECK);
    }

    @OnBothDatabases
    void aChildWhoPlaysWithTheTabletFillsNoDatabase(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        forgetReports(lab);
        Care care = lab.bean(Care.class);
        for (int i = 0; i < 20; i++) {
            assertThat(care.reportAtKiosk(machine, false, "hello")).isInstanceOf(Outcome.Done.class);
        }

        assertThat(care.reportAtKiosk(machine, false, "hello")).isInstanceOf(Outcome.Refused.class);
    }

    /** Tablets report as nobody, so tests cannot tell whose reports are whose. */
    private static void forgetReports(Lab lab) {
        lab.bean(JdbcClient.class)
                .sql("delete from problem_report where member_id is null")
                .update();
    }
}
