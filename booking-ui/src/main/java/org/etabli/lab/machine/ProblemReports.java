package org.etabli.lab.machine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All problem reports, open and solved. */
@Repository
public class ProblemReports {

    private static final String SELECT = "select id, machine_id, member_id, reported_at, dangerous, words, photo,"
            + " solved_at, answer from problem_report ";

    private final JdbcClient db;
    private final Clock clock;

    ProblemReports(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    ProblemReport add(
            MachineId machine, @Nullable MemberId by, boolean dangerous, String words, @Nullable String photo) {
        ProblemReport report =
                new ProblemReport(UUID.randomUUID(), machine, by, clock.instant(), dangerous, words, photo, null, null);
        db.sql("insert into problem_report (id, machine_id, member_id, reported_at, dangerous, words, photo)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        report.id(),
                        machine.value(),
                        by == null ? null : by.value(),
                        Columns.at(report.at()),
                        dangerous,
                        words,
                        photo))
                .update();
        return report;
    }

    @Transactional
    void solve(UUID id, MemberId by, String answer) {
        db.sql("update problem_report set solved_at = ?, solved_by = ?, answer = ? where id = ? and solved_at is null")
                .params(Columns.at(clock.instant()), by.value(), answer, id)
                .update();
    }

    public Optional<ProblemReport> find(UUID id) {
        return db.sql(SELECT + "where id = ?")
                .param(id)
                .query(ProblemReports::read)
                .optional();
    }

    /** A machine's reports: the open ones first, then the latest. */
    public List<ProblemReport> of(MachineId machine, int most) {
        return db.sql(SELECT + "where machine_id = ? order by case when solved_at is null then 0 else 1 end,"
                        + " reported_at desc fetch first ? rows only")
                .params(machine.value(), most)
                .query(ProblemReports::read)
                .list();
    }

    /** How many a member reported since an instant. */
    int countSince(MemberId by, java.time.Instant since) {
        return db.sql("select count(*) from problem_report where member_id = ? and reported_at > ?")
                .params(by.value(), Columns.at(since))
                .query(Integer.class)
                .single();
    }

    /** How many were said at tablets since an instant. */
    int countOfNobodySince(java.time.Instant since) {
        return db.sql("select count(*) from problem_report where member_id is null and reported_at > ?")
                .param(Columns.at(since))
                .query(Integer.class)
                .single();
    }

    List<ProblemReport> by(MemberId member) {
        return db.sql(SELECT + "where member_id = ? order by reported_at")
                .param(member.value())
                .query(ProblemReports::read)
                .list();
    }

    private static ProblemReport read(ResultSet row, int number) throws SQLException {
        UUID by = row.getObject("member_id", UUID.class);
        return new ProblemReport(
                Columns.uuid(row, "id"),
                new MachineId(row.getString("machine_id")),
                by == null ? null : new MemberId(by),
                Columns.instant(row, "reported_at"),
                row.getBoolean("dangerous"),
                row.getString("words"),
                row.getString("photo"),
                Columns.instantOrNull(row, "solved_at"),
                row.getString("answer"));
    }
}
