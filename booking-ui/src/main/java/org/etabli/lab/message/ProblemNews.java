package org.etabli.lab.message;

import java.util.Optional;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.ProblemReport;
import org.etabli.lab.machine.ProblemReported;
import org.etabli.lab.machine.ProblemReports;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the people of the lab that something is wrong with a machine. */
@Component
class ProblemNews {

    private final ProblemReports reports;
    private final Machines machines;
    private final Members members;
    private final Notes notes;

    ProblemNews(ProblemReports reports, Machines machines, Members members, Notes notes) {
        this.reports = reports;
        this.machines = machines;
        this.members = members;
        this.notes = notes;
    }

    @ApplicationModuleListener
    void on(ProblemReported reported) {
        reports.find(reported.report()).ifPresent(report -> machines.find(report.machine())
                .ifPresent(machine -> members.withRoleAtLeast(Role.ANIMATOR).stream()
                        .filter(member -> !member.id().equals(report.by()))
                        .forEach(member -> tell(member, machine, report))));
    }

    private void tell(Member member, Machine machine, ProblemReport report) {
        notes.tell(
                member,
                "problem/" + report.id(),
                Kind.PROBLEM,
                "machines/" + machine.id(),
                machine.name(),
                Optional.ofNullable(report.by())
                        .flatMap(members::find)
                        .map(Member::firstName)
                        .orElseGet(() -> notes.text(member, "message.problem.somebody")),
                report.words(),
                report.dangerous() ? 1 : 0);
    }
}
