package org.etabli.lab.privacy;

import org.etabli.lab.member.MemberData;
import org.etabli.lab.member.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of what is no longer of use, every night, without anybody having to think of it. */
@Service
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Register register;
    private final MemberData members;
    private final ApplicationEventPublisher events;

    Retention(Register register, MemberData members, ApplicationEventPublisher events) {
        this.register = register;
        this.members = members;
        this.events = events;
    }

    @Scheduled(cron = "${etabli.retention:0 40 3 * * *}", zone = "${etabli.site.zone}")
    @Transactional
    public void sweep() {
        members.gone().forEach(leaving -> register.eraseByClock(leaving.member()));
        members.soonGone().forEach(leaving -> events.publishEvent(new SoonErased(leaving.member(), leaving.on())));
        for (PersonalData feature : register.features()) {
            int gone = feature.sweep();
            if (gone > 0) {
                LOG.info("Retention: {} of {} let go", gone, feature.topic());
            }
        }
    }
}
