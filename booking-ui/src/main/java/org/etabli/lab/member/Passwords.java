package org.etabli.lab.member;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a password has to be: long. No rules about digits and signs, they make people write it on the machine. */
public final class Passwords {

    /** Out of reach for guessing online, with the throttle in front. */
    public static final int SHORTEST = 10;
    /** Hashing must not become a way to keep the server busy. */
    public static final int LONGEST = 200;
    /** Fewer different characters are a pattern, not a password. */
    private static final int FEWEST_DIFFERENT = 4;

    private Passwords() {}

    /** Key of what is wrong with it; nothing where it will do. */
    public static @Nullable String fault(String password, @Nullable String name, @Nullable String signIn) {
        if (password.length() < SHORTEST) {
            return "password.fault.short";
        }
        if (password.length() > LONGEST) {
            return "password.fault.long";
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean theirs = lower.equals(lower(name)) || lower.equals(lower(signIn));
        if (theirs || password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return "password.fault.easy";
        }
        return null;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
