package org.etabli.lab.member.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.etabli.lab.shell.Page;

/** Where one comes in. */
@Route("sign-in")
@AnonymousAllowed
public class SignInView extends Page implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm();

    SignInView(List<SignInHint> hints) {
        super("sign-in.title");
        addClassName("sign-in");
        form.setAction("sign-in");
        form.setI18n(words());
        form.setForgotPasswordButtonVisible(false);
        Div welcome =
                new Div(new H1(getTranslation("sign-in.welcome")), new Paragraph(getTranslation("sign-in.promise")));
        welcome.addClassName("welcome");
        Div door = new Div(form);
        door.addClassName("door");
        hints.forEach(hint -> door.add(hint.show(form)));
        add(welcome, door);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form texts = words.getForm();
        texts.setTitle(getTranslation("sign-in.title"));
        texts.setUsername(getTranslation("sign-in.email"));
        texts.setPassword(getTranslation("sign-in.password"));
        texts.setSubmit(getTranslation("sign-in.submit"));
        LoginI18n.ErrorMessage error = words.getErrorMessage();
        error.setTitle(getTranslation("sign-in.error"));
        error.setMessage(getTranslation("sign-in.error.what"));
        error.setUsername(getTranslation("sign-in.email.missing"));
        error.setPassword(getTranslation("sign-in.password.missing"));
        return words;
    }
}
