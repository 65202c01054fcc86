package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;

/** Something that helps to hold a badge to a reader from here: the demo's simulated ones. */
@FunctionalInterface
public interface BadgeHelp {
    Component at(Machine machine, Member member);
}
