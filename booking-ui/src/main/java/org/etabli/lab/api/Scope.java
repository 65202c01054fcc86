package org.etabli.lab.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for; within what its member may do. */
public enum Scope {
    /** See machines, reservations and usages. */
    READ,
    /** Make, move and cancel reservations. */
    RESERVE,
    /** Bring files, queue and steer jobs. */
    MAKE,
    /** Set rules and closures, answer requests. */
    MANAGE;

    public static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

    String authority() {
        return "SCOPE_" + name();
    }

    /** @throws IllegalArgumentException when there is no such scope */
    static Scope named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String write(Set<Scope> scopes) {
        return scopes.stream().map(Scope::name).collect(Collectors.joining(" "));
    }

    static Set<Scope> read(String written) {
        return Arrays.stream(written.split(" "))
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    static String names() {
        return ALL.stream().map(scope -> scope.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
