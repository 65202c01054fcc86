package org.etabli.lab.member;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the lab.
 *
 * @param email in lower case; absent for those who have none, or share their guardian's
 * @param login what they sign in with instead; absent for most
 * @param name what the lab calls them
 * @param born known of minors only
 * @param suspended for now they may neither sign in nor use a machine
 */
public record Member(
        MemberId id,
        @Nullable String email,
        @Nullable String login,
        String name,
        Role role,
        Locale language,
        @Nullable LocalDate born,
        boolean suspended) {

    /** Full age in France. */
    public static final int ADULT_YEARS = 18;

    /** The first word of the name: what a reader's display shows. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    public boolean is(Role needed) {
        return role.atLeast(needed);
    }

    /** Whether they are not of age on a day; who was born on 29 February comes of age on 1 March. */
    public boolean isMinor(LocalDate day) {
        return born != null && day.isBefore(ofAge(born));
    }

    private static LocalDate ofAge(LocalDate born) {
        LocalDate birthday = born.plusYears(ADULT_YEARS);
        return birthday.getDayOfMonth() == born.getDayOfMonth() ? birthday : birthday.plusDays(1);
    }
}
