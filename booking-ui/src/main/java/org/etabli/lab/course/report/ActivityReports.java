package org.etabli.lab.course.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.sql.Columns;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a report counts. A session was held when it was opened, in a course that was not cancelled. */
@Repository
public class ActivityReports {

    private static final String HELD =
            " s.opened_at is not null and c.cancelled_at is null" + " and s.starts_at >= ? and s.starts_at < ? ";

    private final JdbcClient db;
    private final ZoneId zone;
    private final double gramsCo2ePerKwh;

    ActivityReports(
            JdbcClient db,
            LabSettings settings,
            @Value("${etabli.report.grams-co2e-per-kwh:52}") double gramsCo2ePerKwh) {
        this.db = db;
        this.zone = settings.site().zone();
        this.gramsCo2ePerKwh = gramsCo2ePerKwh;
    }

    /** The report of a period in days of the lab, the last one included. */
    @Transactional(readOnly = true)
    public ActivityReport of(LocalDate from, LocalDate last) {
        if (last.isBefore(from)) {
            throw new IllegalArgumentException("a period ends after it begins, not " + from + " to " + last);
        }
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new ActivityReport(
                from,
                last.plusDays(1),
                held(start, end),
                attended(start, end),
                made(start, end),
                tried(start, end),
                gramsCo2ePerKwh);
    }

    private List<Held> held(Instant start, Instant end) {
        return db.sql("select s.id, c.name, c.theme, s.number, s.starts_at from course_session s"
                        + " join course c on c.id = s.course_id where" + HELD + "order by s.starts_at, s.id")
                .params(Columns.at(start), Columns.at(end))
                .query((row, n) -> new Held(
                        Columns.uuid(row, "id"),
                        row.getString("name"),
                        row.getString("theme"),
                        row.getInt("number"),
                        Columns.instant(row, "starts_at")))
                .list();
    }

    private List<Tried> tried(Instant start, Instant end) {
        return db.sql("select s.id, m.name as machine, p.participant_id, a.begun_at, a.ended_at, a.outcome,"
                        + " coalesce(j.printing_seconds + j.heating_seconds + j.paused_seconds, 0) as seconds,"
                        + " coalesce(j.grams, 0) as grams from course_piece_attempt a"
                        + " join course_piece p on p.id = a.piece_id join course_session s on s.id = p.session_id"
                        + " join course c on c.id = s.course_id join machine m on m.id = a.machine_id"
                        + " left join job j on j.id = a.job_id where" + HELD + "order by a.begun_at, p.id, a.number")
                .params(Columns.at(start), Columns.at(end))
                .query((row, n) -> new Tried(
                        Columns.uuid(row, "id"),
                        row.getString("machine"),
                        Columns.uuid(row, "participant_id"),
                        Columns.instant(row, "begun_at"),
                        Columns.instantOrNull(row, "ended_at"),
                        row.getString("outcome").equals("DONE"),
                        row.getDouble("seconds"),
                        row.getDouble("grams")))
                .list();
    }

    private List<Attended> attended(Instant start, Instant end) {
        Map<UUID, Integer> firstYear = new HashMap<>();
        return db.sql("select p.id, p.birth_year, p.gender, p.status, p.commune, s.id as session_id, c.name, c.theme,"
                        + " s.starts_at, s.ends_at, a.left_at,"
                        + " (select min(s2.starts_at) from attendance a2 join course_session s2 on s2.id = a2.session_id"
                        + "   where a2.participant_id = p.id and a2.state = 'PRESENT') as first_at"
                        + " from attendance a join participant p on p.id = a.participant_id"
                        + " join course_session s on s.id = a.session_id join course c on c.id = s.course_id"
                        + " where a.state = 'PRESENT' and" + HELD + "order by s.starts_at, s.id, p.id")
                .params(Columns.at(start), Columns.at(end))
                .query((row, n) -> attended(row, start, firstYear))
                .list();
    }

    private Attended attended(ResultSet row, Instant start, Map<UUID, Integer> firstYear) throws SQLException {
        UUID participant = Columns.uuid(row, "id");
        Instant starts = Columns.instant(row, "starts_at");
        Instant left = Columns.instantOrNull(row, "left_at");
        int year =
                firstYear.computeIfAbsent(participant, p -> starts.atZone(zone).getYear());
        Integer born = row.getObject("birth_year", Integer.class);
        return new Attended(
                participant,
                born == null ? null : year - born,
                Gender.valueOf(row.getString("gender")),
                SocialStatus.valueOf(row.getString("status")),
                row.getString("commune"),
                Columns.uuid(row, "session_id"),
                row.getString("name"),
                row.getString("theme"),
                starts,
                Duration.between(starts, left == null ? Columns.instant(row, "ends_at") : left)
                        .toMinutes(),
                !Columns.instant(row, "first_at").isBefore(start));
    }

    private List<Made> made(Instant start, Instant end) {
        return db.sql("select s.id, c.name, c.theme, s.starts_at, m.name as machine, x.participant_id, x.seconds,"
                        + " x.milligrams, x.milliwatt_hours from course_share x"
                        + " join course_session s on s.id = x.session_id join course c on c.id = s.course_id"
                        + " join machine m on m.id = x.machine_id where" + HELD + "order by s.starts_at, s.id, m.place")
                .params(Columns.at(start), Columns.at(end))
                .query((row, n) -> new Made(
                        Columns.uuid(row, "id"),
                        row.getString("name"),
                        row.getString("theme"),
                        Columns.instant(row, "starts_at"),
                        row.getString("machine"),
                        Columns.uuidOrNull(row, "participant_id"),
                        row.getLong("seconds"),
                        row.getLong("milligrams"),
                        row.getLong("milliwatt_hours")))
                .list();
    }
}
