package org.etabli.lab.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.site.LabSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Puts words into an e-mail and hands it to the mail server. Plain text: nothing to load, nothing that tracks. */
@Component
class Envelopes {

    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;
    private final LabSettings lab;
    private final Texts texts;

    Envelopes(ObjectProvider<JavaMailSender> sender, MailSettings settings, LabSettings lab, Texts texts) {
        this.sender = sender;
        this.settings = settings;
        this.lab = lab;
        this.texts = texts;
    }

    /** @throws MailException when the server does not take it */
    void send(Member to, Message message) {
        String email = to.email();
        if (email == null) {
            return;
        }
        Locale language = to.language();
        StringBuilder body = new StringBuilder(texts.getTranslation("mail.hello", language, to.firstName()))
                .append("\n\n")
                .append(message.body());
        if (message.link() != null) {
            body.append("\n\n").append(settings.address(message.link()));
        }
        body.append("\n\n-- \n")
                .append(texts.getTranslation("mail.why", language, lab.site().label(), settings.address("account")));
        send(email, message.title(), body.toString());
    }

    void send(String address, String title, String body) {
        JavaMailSender server = sender.getIfAvailable();
        String from = settings.from();
        if (server == null || from == null) {
            throw new MailSendException("spring.mail.host is not set: etabli.mail.from alone sends nothing");
        }
        try {
            MimeMessage mail = server.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(address);
            helper.setSubject("[" + lab.site().label() + "] " + title.replaceAll("[\\r\\n]+", " "));
            helper.setText(body);
            mail.setHeader("Auto-Submitted", "auto-generated");
            server.send(mail);
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
    }
}
