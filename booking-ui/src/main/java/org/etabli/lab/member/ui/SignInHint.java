package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.login.LoginForm;

/** Something said beside the sign-in form. */
@FunctionalInterface
public interface SignInHint {
    Component show(LoginForm form);
}
