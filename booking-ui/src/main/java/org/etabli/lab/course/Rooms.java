package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lab's rooms, and which session has which. */
@Repository
public class Rooms {

    private static final String AT_ONCE = " from course_session_room x join course_session s on s.id = x.session_id"
            + " join course c on c.id = s.course_id and c.cancelled_at is null"
            + " where x.kept and s.starts_at < ? and s.ends_at > ? ";

    private final JdbcClient db;

    Rooms(JdbcClient db) {
        this.db = db;
    }

    public List<Room> all() {
        return db.sql("select * from room order by lower(name)")
                .query(Rooms::read)
                .list();
    }

    public Optional<Room> find(UUID id) {
        return db.sql("select * from room where id = ?")
                .param(id)
                .query(Rooms::read)
                .optional();
    }

    boolean isNamed(String name) {
        return db.sql("select count(*) from room where lower(name) = lower(?)")
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(Room room) {
        db.sql("insert into room (id, name, seats) values (?, ?, ?)")
                .params(room.id(), room.name(), room.seats())
                .update();
    }

    void remove(UUID id) {
        db.sql("delete from course_session_room where room_id = ?").param(id).update();
        db.sql("delete from room where id = ?").param(id).update();
    }

    /** Rooms nobody has during a slot. */
    public List<Room> free(TimeSlot slot) {
        return db.sql("select * from room where id not in (select x.room_id" + AT_ONCE + ") order by lower(name)")
                .params(Columns.at(slot.end()), Columns.at(slot.start()))
                .query(Rooms::read)
                .list();
    }

    /** Keeps everybody else from taking a room until the transaction ends. */
    void lock(UUID room) {
        db.sql("select id from room where id = ? for update")
                .param(room)
                .query(UUID.class)
                .single();
    }

    /** The sessions that have the room during part of a slot, but for one. */
    List<SessionId> taken(UUID room, TimeSlot slot, SessionId except) {
        return db.sql("select s.id" + AT_ONCE + "and x.room_id = ? and s.id <> ? order by s.starts_at")
                .params(Columns.at(slot.end()), Columns.at(slot.start()), room, except.value())
                .query((row, n) -> new SessionId(Columns.uuid(row, "id")))
                .list();
    }

    public Optional<Room.Place> of(SessionId session) {
        return db.sql("select r.*, x.kept from room r join course_session_room x on x.room_id = r.id"
                        + " where x.session_id = ?")
                .param(session.value())
                .query((row, n) -> new Room.Place(read(row, n), row.getBoolean("kept")))
                .optional();
    }

    void leave(SessionId session) {
        db.sql("delete from course_session_room where session_id = ?")
                .param(session.value())
                .update();
    }

    void place(SessionId session, UUID room, boolean kept) {
        leave(session);
        db.sql("insert into course_session_room (session_id, room_id, kept) values (?, ?, ?)")
                .params(session.value(), room, kept)
                .update();
    }

    private static Room read(ResultSet row, int number) throws SQLException {
        return new Room(Columns.uuid(row, "id"), row.getString("name"), row.getInt("seats"));
    }
}
