package org.etabli.lab.member;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Who is signed in, in this request or this browser window. */
@Component
public class CurrentMember {

    private final Members members;
    private final SecurityContextHolderStrategy context;

    CurrentMember(Members members, SecurityContextHolderStrategy context) {
        this.members = members;
        this.context = context;
    }

    /** The signed-in name is the member's id: an address may change, and some people have none. */
    public Optional<Member> find() {
        Authentication signedIn = context.getContext().getAuthentication();
        return signedIn == null
                ? Optional.empty()
                : MemberId.of(signedIn.getName()).flatMap(members::find);
    }

    /** @throws IllegalStateException where nobody is signed in: a view or endpoint left open by mistake */
    public Member get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
