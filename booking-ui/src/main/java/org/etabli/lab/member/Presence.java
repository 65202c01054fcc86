package org.etabli.lab.member;

import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchReported;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who badges in is here: some people never open the application, and are no less of the lab. */
@Component
class Presence {

    private final Members members;

    Presence(Members members) {
        this.members = members;
    }

    @EventListener
    @Order(30)
    void on(BenchReported reported) {
        if (reported.event().what() instanceof Happening.SessionOpened opened) {
            MemberId.of(opened.member()).ifPresent(members::seen);
        }
    }
}
