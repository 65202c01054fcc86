package org.etabli.lab.course.roll;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session's roll as a device keeps it: as little as it takes to note who is there.
 *
 * @param closed the session is closed: once the device has told everything, it forgets the roll
 */
public record Roll(
        UUID session, String course, int number, Instant starts, Instant ends, boolean closed, List<Person> people) {

    /**
     * @param name a first name, or what they want to be called
     * @param mark absent where nothing was noted
     */
    public record Person(UUID id, String name, @Nullable Mark mark) {}
}
