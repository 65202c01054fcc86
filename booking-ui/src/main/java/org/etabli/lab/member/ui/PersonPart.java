package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.member.Member;

/** A feature's part of a person's page, as somebody of the lab sees it. */
@FunctionalInterface
public interface PersonPart {
    Component show(Member person, Member by);
}
