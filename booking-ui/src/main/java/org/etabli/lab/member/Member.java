package org.etabli.lab.member;

import java.util.Locale;

/**
 * Somebody of the lab.
 *
 * @param email in lower case
 * @param name what the lab calls them
 */
public record Member(MemberId id, String email, String name, Role role, Locale language) {

    /** The first word of the name: what a reader's display shows. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    public boolean is(Role needed) {
        return role.atLeast(needed);
    }
}
