package org.etabli.lab.member;

import java.util.Arrays;

/** What a person is to the lab; each role may do what the ones before it may. */
public enum Role {
    /** Uses the machines. */
    MEMBER,
    /** Helps: sees who is who, checks machines. */
    VOLUNTEER,
    /** Trains people, welcomes them, supervises machines. */
    ANIMATOR,
    /** Keeps machines, prices and people. */
    MANAGER,
    /** May do everything, and names managers. */
    ADMINISTRATOR;

    /** As Spring Security and the views' annotations name it. */
    public String authority() {
        return "ROLE_" + name();
    }

    /** Its own authority and those of the roles before it. */
    public String[] authorities() {
        return Arrays.stream(values())
                .filter(this::atLeast)
                .map(Role::authority)
                .toArray(String[]::new);
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** Whether somebody of this role may make {@code from} a {@code to}: nobody reaches above themselves. */
    public boolean mayChange(Role from, Role to) {
        return atLeast(MANAGER) && atLeast(from) && atLeast(to) && (this == ADMINISTRATOR || from != ADMINISTRATOR);
    }
}
