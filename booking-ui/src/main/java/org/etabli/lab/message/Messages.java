package org.etabli.lab.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** All messages, and which kinds somebody does not want by e-mail. */
@Repository
public class Messages {

    /** Nobody looks for last year's news. */
    static final Duration KEPT = Duration.ofDays(365);

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 2000;
    private static final String SELECT =
            "select id, member_id, kind, title, body, link, written_at, read_at, mail from message ";

    private final JdbcClient db;
    private final MailSettings mail;
    private final Clock clock;
    private final TransactionTemplate once;

    Messages(JdbcClient db, PlatformTransactionManager transactions, MailSettings mail, Clock clock) {
        this.once = new TransactionTemplate(transactions);
        // A second telling rolls back to here only, and leaves its caller's transaction whole.
        this.once.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.db = db;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Tells somebody something, once.
     *
     * @param about what makes it the same news: told again, it changes nothing
     */
    void write(Member to, String about, Kind kind, String title, String body, @Nullable String link) {
        if (isTold(to.id(), about)) {
            return;
        }
        boolean byMail =
                mail.isOpen() && to.email() != null && !unwanted(to.id()).contains(kind);
        try {
            once.executeWithoutResult(status -> insert(to, about, kind, title, body, link, byMail, clock.instant()));
        } catch (DuplicateKeyException e) {
            // Two events that say the same came at once: the other one told it.
        }
    }

    private void insert(
            Member to,
            String about,
            Kind kind,
            String title,
            String body,
            @Nullable String link,
            boolean byMail,
            Instant now) {
        db.sql("insert into message (id, member_id, about, kind, title, body, link, written_at, mail, attempts,"
                        + " next_try_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        to.id().value(),
                        about,
                        kind.name(),
                        shortened(title, LONGEST_TITLE),
                        shortened(body, LONGEST_BODY),
                        link,
                        Columns.at(now),
                        (byMail ? Message.Mail.WAITING : Message.Mail.NONE).name(),
                        byMail ? Columns.at(now) : null))
                .update();
    }

    boolean isTold(MemberId member, String about) {
        return db.sql("select count(*) from message where member_id = ? and about = ?")
                        .params(member.value(), about)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether anything whose subject begins so was told. */
    boolean isToldAnything(MemberId member, String aboutPrefix) {
        return db.sql("select count(*) from message where member_id = ? and about like ?")
                        .params(member.value(), aboutPrefix + "%")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A member's messages, newest first. */
    public List<Message> of(MemberId member, int most) {
        return db.sql(SELECT + "where member_id = ? order by written_at desc, id fetch first ? rows only")
                .params(member.value(), most)
                .query(Messages::read)
                .list();
    }

    public int unread(MemberId member) {
        return db.sql("select count(*) from message where member_id = ? and read_at is null")
                .param(member.value())
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void markRead(MemberId member) {
        db.sql("update message set read_at = ? where member_id = ? and read_at is null")
                .params(Columns.at(clock.instant()), member.value())
                .update();
    }

    /** The kinds a member does not want by e-mail. */
    public Set<Kind> unwanted(MemberId member) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        db.sql("select kind from message_unwanted where member_id = ?")
                .param(member.value())
                .query(String.class)
                .list()
                .forEach(kind -> kinds.add(Kind.valueOf(kind)));
        return kinds;
    }

    @Transactional
    public void want(MemberId member, Kind kind, boolean wanted) {
        db.sql("delete from message_unwanted where member_id = ? and kind = ?")
                .params(member.value(), kind.name())
                .update();
        if (!wanted) {
            db.sql("insert into message_unwanted (member_id, kind) values (?, ?)")
                    .params(member.value(), kind.name())
                    .update();
        }
    }

    /** A letter to be sent, and how often it was tried. */
    record Due(Message message, int attempts) {}

    List<Due> due(int most) {
        return db.sql("select id, member_id, kind, title, body, link, written_at, read_at, mail, attempts from message"
                        + " where mail = 'WAITING' and next_try_at <= ? order by next_try_at fetch first ? rows only")
                .params(Columns.at(clock.instant()), most)
                .query((row, n) -> new Due(read(row, n), row.getInt("attempts")))
                .list();
    }

    /** Takes a letter for this node until an instant; of two nodes one gets it. */
    @Transactional
    boolean claim(Due due, Instant until) {
        return db.sql("update message set attempts = attempts + 1, next_try_at = ?"
                                + " where id = ? and mail = 'WAITING' and attempts = ?")
                        .params(Columns.at(until), due.message().id(), due.attempts())
                        .update()
                == 1;
    }

    @Transactional
    void settle(UUID id, Message.Mail mail) {
        db.sql("update message set mail = ? where id = ?")
                .params(mail.name(), id)
                .update();
    }

    @Transactional
    void erase(MemberId member) {
        db.sql("delete from message where member_id = ?").param(member.value()).update();
        db.sql("delete from message_unwanted where member_id = ?")
                .param(member.value())
                .update();
    }

    @Transactional
    int sweep() {
        return db.sql("delete from message where written_at < ?")
                .param(Columns.at(clock.instant().minus(KEPT)))
                .update();
    }

    Optional<Message> find(UUID id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Messages::read).optional();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Message read(ResultSet row, int number) throws SQLException {
        return new Message(
                Columns.uuid(row, "id"),
                new MemberId(Columns.uuid(row, "member_id")),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("body"),
                row.getString("link"),
                Columns.instant(row, "written_at"),
                Columns.instantOrNull(row, "read_at"),
                Message.Mail.valueOf(row.getString("mail")));
    }
}
