package org.etabli.lab.message;

import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.privacy.SoonErased;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells somebody who has not been here for long that their account is about to be erased. */
@Component
class AccountNews {

    private final Members members;
    private final Notes notes;

    AccountNews(Members members, Notes notes) {
        this.members = members;
        this.notes = notes;
    }

    @ApplicationModuleListener
    void on(SoonErased soon) {
        members.find(soon.member()).ifPresent(member -> tell(member, soon));
    }

    private void tell(Member member, SoonErased soon) {
        notes.tell(
                member,
                "soon-erased/" + soon.on(),
                Kind.ACCOUNT,
                "account",
                notes.figures(member).day(soon.on()));
    }
}
