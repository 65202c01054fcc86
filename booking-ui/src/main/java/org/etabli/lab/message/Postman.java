package org.etabli.lab.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries messages to the mail server: those that wait in the database, each until it is taken or given up. A server that
 * stops in between tries again; at worst a letter comes twice.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    /** One round must not keep the next from beginning for long. */
    private static final int A_ROUND = 25;
    /** From a minute, doubling: the tenth try is two thirds of a day after the first. Then it is no news any more. */
    static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final Messages messages;
    private final Members members;
    private final Envelopes envelopes;
    private final MailSettings settings;
    private final Clock clock;

    Postman(Messages messages, Members members, Envelopes envelopes, MailSettings settings, Clock clock) {
        this.messages = messages;
        this.members = members;
        this.envelopes = envelopes;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${etabli.mail.every:5s}")
    void deliver() {
        if (settings.isOpen()) {
            messages.due(A_ROUND).forEach(this::deliver);
        }
    }

    private void deliver(Messages.Due due) {
        int attempt = due.attempts() + 1;
        Instant again = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, MOST_ATTEMPTS)));
        if (!messages.claim(due, again)) {
            return;
        }
        Message message = due.message();
        Optional<Member> to = members.find(message.member());
        if (to.isEmpty() || to.get().email() == null) {
            messages.settle(message.id(), Message.Mail.NONE);
            return;
        }
        try {
            envelopes.send(to.get(), message);
            messages.settle(message.id(), Message.Mail.SENT);
        } catch (MailException e) {
            LOG.warn("An e-mail could not be sent, try {} of {}: {}", attempt, MOST_ATTEMPTS, e.getMessage());
            if (attempt >= MOST_ATTEMPTS) {
                messages.settle(message.id(), Message.Mail.FAILED);
            }
        }
    }
}
