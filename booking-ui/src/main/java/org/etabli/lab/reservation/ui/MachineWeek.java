package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.ui.MachinePart;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.springframework.core.annotation.Order;

/** The way from a machine's page to its week. */
@org.springframework.stereotype.Component
@Order(0)
class MachineWeek implements MachinePart {

    @Override
    public Component show(Machine machine, Member reader) {
        Card card = new Card();
        card.add(new Anchor("/week/" + machine.id(), card.getTranslation("week.see")));
        return card;
    }
}
