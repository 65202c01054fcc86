package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.cycle.DaysOff;
import org.etabli.lab.course.cycle.FrenchHolidays;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Days without courses: public holidays, the lab's closures, and the pauses it names, such as school holidays. */
@Repository
public class Pauses {

    private static final DaysOff HOLIDAYS = new FrenchHolidays();

    private final JdbcClient db;
    private final Closures closures;
    private final ZoneId zone;

    Pauses(JdbcClient db, Closures closures, LabSettings settings) {
        this.db = db;
        this.closures = closures;
        this.zone = settings.site().zone();
    }

    /** @param last included */
    public record Pause(UUID id, LocalDate first, LocalDate last, String name) {}

    @Transactional
    public void add(LocalDate first, LocalDate last, String name) {
        db.sql("insert into course_pause (id, first, last, name) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), first, last, name.strip())
                .update();
    }

    @Transactional
    public void remove(UUID id) {
        db.sql("delete from course_pause where id = ?").param(id).update();
    }

    public List<Pause> endingFrom(LocalDate day) {
        return db.sql("select * from course_pause where last >= ? order by first, id")
                .param(day)
                .query(Pauses::read)
                .list();
    }

    /**
     * Public holidays, the lab's pauses, and the days on which the whole lab is closed at the hour of the session; a
     * morning's closure leaves the afternoon's course alone.
     */
    public DaysOff daysOff(LocalTime at, Duration length) {
        return HOLIDAYS.and(this::paused).and(day -> closed(day, at, length));
    }

    private Optional<DaysOff.Off> closed(LocalDate day, LocalTime at, Duration length) {
        TimeSlot session = TimeSlot.of(day.atTime(at).atZone(zone).toInstant(), length);
        return closures.during(session).stream()
                .filter(closure -> closure.machine() == null)
                .findFirst()
                .map(closure -> new DaysOff.Off(closure.reason(), false));
    }

    private Optional<DaysOff.Off> paused(LocalDate day) {
        return db.sql("select name from course_pause where first <= ? and last >= ? order by first, id"
                        + " fetch first row only")
                .params(day, day)
                .query(String.class)
                .optional()
                .map(name -> new DaysOff.Off(name, false));
    }

    private static Pause read(ResultSet row, int number) throws SQLException {
        return new Pause(
                Columns.uuid(row, "id"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getString("name"));
    }
}
