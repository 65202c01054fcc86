package org.etabli.lab.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Letters go to a real SMTP server in this process. */
class PostmanTest {

    private static final MailSettings OPEN = new MailSettings("lab@exemple.fr", "https://lab.exemple.fr/");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @OnBothDatabases
    void aMessageGoesOutOnceInItsReadersLanguage(Database database) throws MessagingException, IOException {
        Post post = new Post(Lab.on(database), OPEN);
        Member reader = People.in(post.lab, Role.MEMBER, Locale.ENGLISH);

        post.tell(reader, Kind.RESERVED);
        post.tell(reader, Kind.RESERVED);
        post.postman.deliver();
        post.postman.deliver();

        MimeMessage[] letters = server.getReceivedMessages();
        assertThat(letters).hasSize(1);
        assertThat(letters[0].getAllRecipients()[0].toString()).isEqualTo(reader.email());
        assertThat(letters[0].getFrom()[0].toString()).isEqualTo("lab@exemple.fr");
        assertThat(letters[0].getSubject()).isEqualTo("[Fablab] Découpe laser, Mon 2 Mar at 14:00");
        assertThat(letters[0].getContent().toString().replace("\r\n", "\n"))
                .startsWith("Hello Person,\n\nYour reservation is made: Découpe laser")
                .contains("https://lab.exemple.fr/reservations/1");
        assertThat(post.messages.of(reader.id(), 5)).singleElement().satisfies(m -> assertThat(m.mail())
                .isEqualTo(Message.Mail.SENT));
    }

    @OnBothDatabases
    void whoDoesNotWishItFindsTheMessageInTheApplicationOnly(Database database) {
        Post post = new Post(Lab.on(database), OPEN);
        Member reader = People.in(post.lab);
        post.messages.want(reader.id(), Kind.RESERVED, false);

        post.tell(reader, Kind.RESERVED);
        post.tell(reader, Kind.CANCELLED);
        post.postman.deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(post.messages.of(reader.id(), 5)).hasSize(2);
        assertThat(post.messages.unread(reader.id())).isEqualTo(2);
        post.messages.markRead(reader.id());
        assertThat(post.messages.unread(reader.id())).isZero();
    }

    @OnBothDatabases
    void aLabWithoutEMailTellsEverythingInTheApplication(Database database) {
        Post post = new Post(Lab.on(database), new MailSettings("", "https://lab.exemple.fr"));
        Member reader = People.in(post.lab);

        post.tell(reader, Kind.JOB_FAILED);
        post.postman.deliver();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(post.messages.of(reader.id(), 5)).singleElement().satisfies(m -> assertThat(m.mail())
                .isEqualTo(Message.Mail.NONE));
    }

    @OnBothDatabases
    void aMailServerThatIsAwayLosesNothing(Database database) {
        Post post = new Post(Lab.on(database), OPEN);
        Member reader = People.in(post.lab);
        post.tell(reader, Kind.RESERVED);

        server.stop();
        post.postman.deliver();
        assertThat(post.messages.of(reader.id(), 5).getFirst().mail()).isEqualTo(Message.Mail.WAITING);

        server.start();
        post.sender.setPort(server.getSmtp().getPort());
        post.postman.deliver();
        assertThat(server.getReceivedMessages())
                .as("not before its pause is over")
                .isEmpty();
        post.lab.clock().step(Duration.ofMinutes(1));
        post.postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @OnBothDatabases
    void aLetterNobodyTakesIsGivenUpAfterManyTries(Database database) {
        Post post = new Post(Lab.on(database), OPEN);
        Member reader = People.in(post.lab);
        post.tell(reader, Kind.RESERVED);
        server.stop();

        for (int i = 0; i < Postman.MOST_ATTEMPTS; i++) {
            assertThat(post.messages.of(reader.id(), 5).getFirst().mail()).isEqualTo(Message.Mail.WAITING);
            post.postman.deliver();
            post.lab.clock().step(Duration.ofDays(1));
        }

        assertThat(post.messages.of(reader.id(), 5).getFirst().mail()).isEqualTo(Message.Mail.FAILED);
    }

    /** The post office of a lab with these settings, on the running lab's database. */
    private final class Post {

        final Lab lab;
        final Messages messages;
        final Notes notes;
        final Postman postman;
        final JavaMailSenderImpl sender = new JavaMailSenderImpl();

        Post(Lab lab, MailSettings settings) {
            this.lab = lab;
            // Other tests' letters are none of this one's.
            lab.bean(JdbcClient.class).sql("delete from message").update();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("sender", sender);
            this.messages = new Messages(
                    lab.bean(JdbcClient.class),
                    lab.bean(org.springframework.transaction.PlatformTransactionManager.class),
                    settings,
                    lab.clock());
            this.notes = new Notes(messages, lab.bean(Texts.class), lab.bean(FiguresOf.class));
            Envelopes envelopes = new Envelopes(
                    beans.getBeanProvider(JavaMailSender.class),
                    settings,
                    lab.bean(LabSettings.class),
                    lab.bean(Texts.class));
            this.postman = new Postman(messages, lab.bean(Members.class), envelopes, settings, lab.clock());
        }

        void tell(Member reader, Kind kind) {
            notes.tell(
                    reader,
                    "test/" + kind,
                    kind,
                    "reservations/1",
                    "Découpe laser",
                    notes.figures(reader).shortDay(lab.clock().instant()),
                    "14:00",
                    "15:00");
        }
    }
}
