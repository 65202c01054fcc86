package org.etabli.lab.member;

import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A lab without anybody is opened by whoever reads its log: they find there where to sign up as its administrator.
 */
@Component
class FirstPerson {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPerson.class);

    private final Members members;
    private final String code;

    FirstPerson(Members members, Keys keys) {
        this.members = members;
        this.code = keys.newSecret().substring(0, 16);
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (members.all().isEmpty()) {
            LOG.info("Nobody is here yet: the first person signs up as administrator at /sign-up?first={}", code);
        }
    }

    boolean isExpected(String given) {
        return Secrets.equal(given, code) && members.all().isEmpty();
    }

    /** For those who read no log: tests. */
    String code() {
        return code;
    }
}
