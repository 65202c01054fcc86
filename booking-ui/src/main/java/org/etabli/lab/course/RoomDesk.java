package org.etabli.lab.course;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps rooms for sessions: one session a room at a time, and whoever comes second is told who has it. */
@Service
public class RoomDesk {

    private final Rooms rooms;
    private final Courses courses;
    private final Team team;
    private final Clock clock;

    RoomDesk(Rooms rooms, Courses courses, Team team, Clock clock) {
        this.rooms = rooms;
        this.courses = courses;
        this.team = team;
        this.clock = clock;
    }

    @Transactional
    public Outcome add(Member by, String name, int seats) {
        String plain = name.strip();
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        boolean right =
                !plain.isEmpty() && plain.length() <= Room.LONGEST_NAME && seats >= 1 && seats <= Room.MOST_SEATS;
        if (!right) {
            return new Outcome.Refused("course.room.fault");
        }
        if (rooms.isNamed(plain)) {
            return new Outcome.Refused("course.room.name-taken");
        }
        rooms.add(new Room(UUID.randomUUID(), plain, seats));
        return new Outcome.Done();
    }

    /** Takes a room away; sessions that had it have none. */
    @Transactional
    public Outcome remove(Member by, UUID room) {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        rooms.remove(room);
        return new Outcome.Done();
    }

    /**
     * A room that could not be kept for a session.
     *
     * @param taken the sessions that have it then
     */
    public record Conflict(CourseSession session, Room room, List<CourseSession> taken) {}

    /** Keeps the room for all coming sessions of a course; answers where another session has it. */
    @Transactional
    public List<Conflict> keep(Member by, Course course, UUID room) {
        return coming(course).stream()
                .flatMap(session -> choose(by, session, room).stream())
                .toList();
    }

    /** Keeps a room for one session, or none; empty when nobody was in the way. */
    @Transactional
    public Optional<Conflict> choose(Member by, CourseSession session, @Nullable UUID room) {
        team.check(by, courses.find(session.course()).orElseThrow());
        if (room == null) {
            rooms.leave(session.id());
            return Optional.empty();
        }
        return tryKeep(session, rooms.find(room).orElseThrow());
    }

    /** Tries again where a room was taken; answers what still is in the way. */
    @Transactional
    public List<Conflict> conflicts(Course course) {
        return coming(course).stream()
                .flatMap(session -> rooms
                        .of(session.id())
                        .filter(place -> !place.kept())
                        .flatMap(place -> tryKeep(session, place.room()))
                        .stream())
                .toList();
    }

    private Optional<Conflict> tryKeep(CourseSession session, Room room) {
        rooms.lock(room.id());
        List<CourseSession> taken = rooms.taken(room.id(), session.slot(), session.id()).stream()
                .flatMap(id -> courses.session(id).stream())
                .toList();
        rooms.place(session.id(), room.id(), taken.isEmpty());
        return taken.isEmpty() ? Optional.empty() : Optional.of(new Conflict(session, room, taken));
    }

    private List<CourseSession> coming(Course course) {
        return courses.sessions(course.id()).stream()
                .filter(session -> session.slot().end().isAfter(clock.instant()))
                .toList();
    }
}
