package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.cycle.DaysOff;
import org.etabli.lab.course.cycle.FrenchHolidays;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Days without courses: public holidays, and the pauses the lab names, such as school holidays. */
@Repository
public class Pauses {

    private static final DaysOff HOLIDAYS = new FrenchHolidays();

    private final JdbcClient db;

    Pauses(JdbcClient db) {
        this.db = db;
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

    /** Public holidays and the lab's pauses. */
    public DaysOff daysOff() {
        return HOLIDAYS.and(this::paused);
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
