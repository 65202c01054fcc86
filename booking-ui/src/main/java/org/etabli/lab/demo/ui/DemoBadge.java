package org.etabli.lab.demo.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.etabli.lab.demo.SimulatedReader;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.usage.ui.BadgeHelp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** One's badge and the simulated reader, side by side: a touch holds one to the other. */
@org.springframework.stereotype.Component
@ConditionalOnBooleanProperty("etabli.demo")
class DemoBadge implements BadgeHelp {

    private final SimulatedReader reader;

    DemoBadge(SimulatedReader reader) {
        this.reader = reader;
    }

    @Override
    public Component at(Machine machine, Member member) {
        Span picture = new Span();
        picture.addClassName("reader");
        picture.getElement().setAttribute("aria-hidden", "true");
        NativeButton present =
                new NativeButton("", click -> reader.present(machine, member.email() == null ? "" : member.email()));
        present.add(picture, new Span(picture.getTranslation("demo.present")));
        present.addClassName("present");
        Div help = new Div(present);
        help.addClassName("badge-help");
        return help;
    }
}
