package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {

    @ParameterizedTest
    @CsvSource({
        "2008-03-02, 2026-03-01, true",
        "2008-03-02, 2026-03-02, false",
        "2008-02-29, 2026-02-28, true",
        "2008-02-29, 2026-03-01, false",
        "2010-12-31, 2026-03-02, true",
    })
    void oneIsAMinorUntilTheDayOfOnesEighteenthBirthday(LocalDate born, LocalDate day, boolean minor) {
        assertThat(member(born).isMinor(day)).isEqualTo(minor);
    }

    @Test
    void whoseBirthdayIsNotKeptIsOfAge() {
        assertThat(member(null).isMinor(LocalDate.parse("2026-03-02"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // by, from, to, may
        "ANIMATOR, MEMBER, VOLUNTEER, false",
        "MANAGER, MEMBER, ANIMATOR, true",
        "MANAGER, ANIMATOR, MANAGER, true",
        "MANAGER, MANAGER, MEMBER, true",
        "MANAGER, MEMBER, ADMINISTRATOR, false",
        "MANAGER, ADMINISTRATOR, MEMBER, false",
        "ADMINISTRATOR, MEMBER, ADMINISTRATOR, true",
        "ADMINISTRATOR, ADMINISTRATOR, MEMBER, true",
    })
    void nobodyReachesAboveTheirOwnRole(Role by, Role from, Role to, boolean may) {
        assertThat(by.mayChange(from, to)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "Awa Diallo, awa@exemple.fr, , ",
        "'', awa@exemple.fr, NAME, ",
        "Awa, awa@exemple, EMAIL, ",
        "Awa, awa exemple.fr, EMAIL, ",
        "Awa, a@b@c.fr, EMAIL, ",
        "Awa, , , awa.d",
        "Awa, , LOGIN, aw",
        "Awa, , LOGIN, awa@d",
    })
    void aPersonsDetailsAreWrongInOneNamedField(
            String name, @Nullable String email, NewMember.@Nullable Field wrong, @Nullable String login) {
        NewMember wanted = new NewMember(name, email, login, Role.MEMBER, Locale.FRENCH, null);
        NewMember.Fault fault = wanted.fault(LocalDate.parse("2026-03-02"));
        assertThat(fault == null ? null : fault.field()).isEqualTo(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789, password.fault.short",
        "1234567890, ",
        "aaaaaaaaaaaa, password.fault.easy",
        "awa@exemple.fr, password.fault.easy",
        "AWA DIALLO, password.fault.easy",
    })
    void aPasswordIsLongAndNotOnesName(String password, @Nullable String fault) {
        assertThat(Passwords.fault(password, "Awa Diallo", "awa@exemple.fr")).isEqualTo(fault);
    }

    @Test
    void aPasswordTooLongToHashIsRefused() {
        assertThat(Passwords.fault("abcd".repeat(50), null, null)).isNull();
        assertThat(Passwords.fault("abcd".repeat(50) + "e", null, null)).isEqualTo("password.fault.long");
    }

    private static Member member(@Nullable LocalDate born) {
        return new Member(
                new MemberId(UUID.randomUUID()), null, null, "Awa Diallo", Role.MEMBER, Locale.FRENCH, born, false);
    }
}
