package org.etabli.lab.member.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.etabli.lab.member.OpenId;
import org.etabli.lab.shell.Page;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;

/** Where one comes in. */
@Route("sign-in")
@AnonymousAllowed
public class SignInView extends Page implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm();
    private final Div said = new Div();

    SignInView(List<SignInHint> hints, OpenId openId) {
        super("sign-in.title");
        addClassName("sign-in");
        said.getElement().setAttribute("role", "status");
        form.setAction("sign-in");
        form.setI18n(words());
        form.setForgotPasswordButtonVisible(true);
        form.addForgotPasswordListener(forgot -> UI.getCurrent().navigate(RecoverView.class));
        Div welcome =
                new Div(new H1(getTranslation("sign-in.welcome")), new Paragraph(getTranslation("sign-in.promise")));
        welcome.addClassName("welcome");
        Anchor signUp = new Anchor("/sign-up", getTranslation("sign-in.to-sign-up"));
        signUp.addClassName("sign-up-link");
        Div door = new Div(form);
        door.addClassName("door");
        if (openId.isOpen()) {
            door.addComponentAsFirst(elsewhere(openId.label()));
        }
        door.addComponentAsFirst(said);
        door.add(signUp);
        hints.forEach(hint -> door.add(hint.show(form)));
        add(welcome, door);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean failed =
                event.getLocation().getQueryParameters().getParameters().containsKey("error");
        form.setError(failed);
        if (failed && isMadeToWait()) {
            LoginI18n words = words();
            words.getErrorMessage().setMessage(getTranslation("sign-in.error.wait"));
            form.setI18n(words);
        }
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(OpenId.REFUSED)
                .ifPresent(this::refused);
    }

    /** Why the provider's answer did not let them in. */
    private void refused(String why) {
        String key = OpenId.REFUSALS.contains(why) ? why : "failed";
        Paragraph words = new Paragraph(getTranslation("sign-in.openid." + key));
        words.addClassName("refused");
        said.add(words);
    }

    private Anchor elsewhere(String label) {
        Anchor link = new Anchor(OpenId.START, getTranslation("sign-in.openid", label));
        link.setRouterIgnore(true);
        link.addClassNames("big", "sign-in-elsewhere");
        return link;
    }

    /** Said of every name alike, whether somebody has it or not. */
    private static boolean isMadeToWait() {
        WrappedSession session = VaadinSession.getCurrent().getSession();
        return session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof LockedException;
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form texts = words.getForm();
        texts.setTitle(getTranslation("sign-in.title"));
        texts.setUsername(getTranslation("sign-in.email"));
        texts.setPassword(getTranslation("sign-in.password"));
        texts.setSubmit(getTranslation("sign-in.submit"));
        texts.setForgotPassword(getTranslation("recover.title"));
        LoginI18n.ErrorMessage error = words.getErrorMessage();
        error.setTitle(getTranslation("sign-in.error"));
        error.setMessage(getTranslation("sign-in.error.what"));
        error.setUsername(getTranslation("sign-in.email.missing"));
        error.setPassword(getTranslation("sign-in.password.missing"));
        return words;
    }
}
