package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.member.Member;

/** A feature's part of one's own account page. */
@FunctionalInterface
public interface AccountPart {
    Component show(Member self);
}
