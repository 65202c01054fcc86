package org.etabli.lab.machine;

import java.time.Instant;
import org.etabli.lab.member.Member;

/** A feature that knows a reason why somebody may not use a machine. */
@FunctionalInterface
public interface AccessRule {

    /** @param at the instant they would start */
    Access check(Purpose purpose, Machine machine, Member member, Instant at);

    /** What is asked for. */
    enum Purpose {
        /** To keep a slot: by then, what is wrong today may be right. */
        RESERVE,
        /** To switch the machine on: what is wrong now counts now. */
        USE
    }
}
