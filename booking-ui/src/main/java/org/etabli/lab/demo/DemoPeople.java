package org.etabli.lab.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.lab.member.Role;

/** The demo's people and the numbers of their badges. */
public final class DemoPeople {

    public static final String PASSWORD = "etabli";

    public static final Person MEMBER = new Person("member@etabli.demo", "Awa Diallo", Role.MEMBER, "04A1B2C3D4E5F6");
    public static final Person ANIMATOR =
            new Person("animator@etabli.demo", "Yann Le Goff", Role.ANIMATOR, "04B2C3D4E5F6A1");
    public static final Person MANAGER =
            new Person("manager@etabli.demo", "Claire Martin", Role.MANAGER, "04C3D4E5F6A1B2");

    public static final List<Person> ALL = List.of(MEMBER, ANIMATOR, MANAGER);

    /** A badge that nobody has. */
    public static final String UNKNOWN_BADGE = "04FFFFFFFFFFFF";

    private DemoPeople() {}

    /** @param badge the number of their card */
    public record Person(String email, String name, Role role, String badge) {}

    static Optional<Person> withEmail(String email) {
        return ALL.stream()
                .filter(person -> person.email().equals(email.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
