package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Pairings;
import org.etabli.lab.member.Readers;
import org.springframework.stereotype.Service;

/** A person's badges, and the pairing of a new one, for whoever's page needs it. */
@Service
class BadgeCards {

    private final Badges badges;
    private final Pairings pairings;
    private final Readers readers;
    private final LiveStates states;

    BadgeCards(Badges badges, Pairings pairings, Readers readers, LiveStates states) {
        this.badges = badges;
        this.pairings = pairings;
        this.readers = readers;
        this.states = states;
    }

    Component show(Member person, Member by) {
        return new BadgeCard(person, by, badges, pairings, readers, states);
    }
}
