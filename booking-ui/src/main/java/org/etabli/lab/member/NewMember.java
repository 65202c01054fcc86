package org.etabli.lab.member;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is needed to add a person; {@link #fault} says what is wrong with it. */
public record NewMember(
        String name,
        @Nullable String email,
        @Nullable String login,
        Role role,
        Locale language,
        @Nullable LocalDate born) {

    public static final int LONGEST_NAME = 100;
    /** RFC 5321's limit for a path, without its brackets. */
    public static final int LONGEST_EMAIL = 254;

    public static final int LONGEST_LOGIN = 60;
    /** Older than anybody ever was: a slip of the finger. */
    private static final int OLDEST_YEARS = 125;
    /** What browsers accept; only the confirmation proves an address. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,59}");

    public NewMember {
        name = name.strip().replaceAll("\\s+", " ");
        email = email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
        login = login == null || login.isBlank() ? null : login.strip().toLowerCase(Locale.ROOT);
    }

    /** Which field is wrong and why; the text is a key of the bundles. */
    public record Fault(Field field, String text) {}

    public enum Field {
        NAME,
        EMAIL,
        LOGIN,
        BORN
    }

    /** The first thing wrong with it on its own; nothing about who is in the lab already. */
    public @Nullable Fault fault(LocalDate today) {
        if (name.isEmpty()) {
            return new Fault(Field.NAME, "person.fault.name-missing");
        }
        if (name.length() > LONGEST_NAME) {
            return new Fault(Field.NAME, "person.fault.name-long");
        }
        if (email != null
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            return new Fault(Field.EMAIL, "person.fault.email");
        }
        if (login != null && !LOGIN.matcher(login).matches()) {
            return new Fault(Field.LOGIN, "person.fault.login");
        }
        if (born != null && (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST_YEARS)))) {
            return new Fault(Field.BORN, "person.fault.born");
        }
        return null;
    }
}
