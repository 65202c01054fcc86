package org.etabli.lab.machine;

import java.time.Instant;
import java.util.List;
import org.etabli.lab.machine.AccessRule.Purpose;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.springframework.stereotype.Service;

/** Who may use which machine: every rule asked, the strictest answer given. */
@Service
public class Accesses {

    private final List<AccessRule> rules;

    Accesses(List<AccessRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Whether a member may keep a slot that starts at an instant. */
    public Access toReserve(Machine machine, Member member, Instant start) {
        return strictest(Purpose.RESERVE, machine, member, start);
    }

    /** Whether a member's badge may switch the machine on, as things are now, at an instant. */
    public Access toUse(Machine machine, Member member, Instant at) {
        return strictest(Purpose.USE, machine, member, at);
    }

    /** Whether a person of the lab may power it outside any reservation: to check it, to repair it, to supervise. */
    public boolean toTend(Machine machine, Member member) {
        return member.is(Role.ANIMATOR) && !member.suspended() && machine.condition() != Condition.OUT_OF_SERVICE;
    }

    private Access strictest(Purpose purpose, Machine machine, Member member, Instant at) {
        Access answer = new Access.Granted();
        for (AccessRule rule : rules) {
            switch (rule.check(purpose, machine, member, at)) {
                case Access.Refused refused -> {
                    return refused;
                }
                case Access.WithAdult adult -> answer = adult;
                case Access.Granted _ -> {}
            }
        }
        return answer;
    }
}
