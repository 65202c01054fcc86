package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Passwords;
import org.etabli.lab.member.Reception;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;

/** Where somebody becomes a member. */
@Route("sign-up")
@AnonymousAllowed
public class SignUpView extends Page implements BeforeEnterObserver {

    private final Reception reception;
    private final TextField name = new TextField(getTranslation("person.name"));
    private final EmailField email = new EmailField(getTranslation("person.email"));
    private final PasswordField password = new PasswordField(getTranslation("person.password"));
    private String code = "";

    SignUpView(Reception reception) {
        super("sign-up.title");
        this.reception = reception;
        addClassName("narrow");
        name.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NAME);
        name.setMaxLength(NewMember.LONGEST_NAME);
        email.setMaxLength(NewMember.LONGEST_EMAIL);
        email.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.EMAIL);
        email.setErrorMessage(getTranslation("person.fault.email"));
        password.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
        password.setHelperText(getTranslation("password.rule", Passwords.SHORTEST));
        password.setMaxLength(Passwords.LONGEST);
        List.of(name, email, password).forEach(field -> field.getElement().setProperty("required", true));
        Button submit = new Button(getTranslation("sign-up.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClassName("big");
        submit.addClickShortcut(Key.ENTER);
        Paragraph minors = new Paragraph(getTranslation("sign-up.minors"));
        minors.addClassName("quiet-text");
        Anchor privacy = new Anchor("/privacy", getTranslation("sign-up.privacy"));
        add(heading(), new Card(name, email, password, minors, submit, privacy));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        code = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("first")
                .orElse("");
    }

    private void submit() {
        List.of(name, email, password).forEach(field -> {
            field.setInvalid(false);
        });
        switch (reception.signUp(name.getValue(), email.getValue(), password.getValue(), getLocale(), code)) {
            case Reception.SignedUp.LinkSent _ -> show("sign-up.sent");
            case Reception.SignedUp.SeeSomebody _ -> show("sign-up.see-somebody");
            case Reception.SignedUp.Welcome _ -> show("sign-up.welcome");
            case Reception.SignedUp.Refused refused -> refuse(refused);
        }
    }

    private void refuse(Reception.SignedUp.Refused refused) {
        String text = getTranslation(refused.text());
        NewMember.Field field = refused.field();
        if (field == NewMember.Field.NAME) {
            name.setErrorMessage(text);
            name.setInvalid(true);
            name.focus();
        } else if (field == NewMember.Field.EMAIL) {
            email.setErrorMessage(text);
            email.setInvalid(true);
            email.focus();
        } else {
            password.setErrorMessage(text);
            password.setInvalid(true);
            password.focus();
        }
    }

    private void show(String key) {
        removeAll();
        Card card = new Card(
                new H2(getTranslation(key)),
                new Paragraph(getTranslation(key + ".what", email.getValue())),
                new Anchor("/sign-in", getTranslation("sign-up.to-sign-in")));
        card.getElement().setAttribute("role", "status");
        add(heading(), card);
    }
}
