package org.etabli.lab.message;

import jakarta.annotation.PreDestroy;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.etabli.lab.member.LinkPost;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.site.LabSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Letters with a one-time link. They are never kept: the link in them is as good as a password. One that is lost with the
 * server is asked for again.
 */
@Component
class LinkLetters implements LinkPost {

    private static final Logger LOG = LoggerFactory.getLogger(LinkLetters.class);
    /** A class signing up at once; more is somebody playing with the form. */
    private static final int MOST_WAITING = 200;

    private final Envelopes envelopes;
    private final MailSettings settings;
    private final LabSettings lab;
    private final Texts texts;
    private final ThreadPoolExecutor post = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("link-letters").daemon().factory());

    LinkLetters(Envelopes envelopes, MailSettings settings, LabSettings lab, Texts texts) {
        this.envelopes = envelopes;
        this.settings = settings;
        this.lab = lab;
        this.texts = texts;
    }

    @Override
    public boolean isOpen() {
        return settings.isOpen();
    }

    @Override
    public void send(String address, Locale language, Letter letter, String path) {
        String key = "letter." + letter.name().toLowerCase(Locale.ROOT);
        String title = texts.getTranslation(key + ".title", language);
        String body = texts.getTranslation(key + ".body", language, lab.site().label(), settings.address(path));
        try {
            post.execute(() -> deliver(address, title, body));
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many letters with links wait: one was dropped");
        }
    }

    private void deliver(String address, String title, String body) {
        try {
            envelopes.send(address, title, body);
        } catch (MailException e) {
            LOG.warn("A letter with a link could not be sent: {}", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        post.shutdown();
    }
}
