package org.etabli.lab.testlab;

import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Role;

/** People who never sign in: made without a password, whose hashing would be most of a test's time. */
public final class People {

    private People() {}

    public static Member in(Lab lab) {
        return in(lab, Role.MEMBER);
    }

    public static Member in(Lab lab, Role role) {
        return in(lab, role, Locale.FRENCH);
    }

    /** Somebody who is in no other test. */
    public static Member in(Lab lab, Role role, Locale language) {
        String mark = UUID.randomUUID().toString();
        return lab.bean(Members.class)
                .add(new NewMember("Person " + mark, mark + "@lab.test", null, role, language, null))
                .orElseThrow();
    }
}
