package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;

/** A feature's part of a machine's page. */
@FunctionalInterface
public interface MachinePart {
    Component show(Machine machine, Member reader);
}
