package org.etabli.lab.member;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one feature keeps about people: said on the privacy page, exported, erased, and let go of in time. */
public interface PersonalData {

    /** Its short name; {@code privacy.<topic>.what} and {@code .why} in the bundles say what is kept and why. */
    String topic();

    /** How long after it was last of use; absent for as long as somebody is a member. */
    @Nullable
    Period kept();

    /** Everything of one person, ready to be written as JSON: text, numbers, instants, lists and maps. */
    List<Map<String, Object>> export(MemberId member);

    /** Erases what identifies the person, in the caller's transaction. */
    void erase(MemberId member);

    /** Lets go of what is older than {@link #kept()}, for everybody; answers how much. */
    int sweep();
}
