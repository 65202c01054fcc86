package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Passwords;
import org.etabli.lab.member.Reception;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;

/** Where a link lets somebody choose a password. */
@Route("password")
@AnonymousAllowed
public class PasswordView extends Page implements HasUrlParameter<String> {

    private final Reception reception;

    PasswordView(Reception reception) {
        super("password.title");
        this.reception = reception;
        addClassName("narrow");
    }

    @Override
    public void setParameter(BeforeEvent event, String secret) {
        removeAll();
        add(heading());
        Optional<Member> whose = reception.whosePassword(secret);
        if (whose.isEmpty()) {
            add(new Card(
                    new Paragraph(getTranslation("password.link-old")),
                    new Anchor("/recover", getTranslation("recover.title"))));
            return;
        }
        PasswordField password = new PasswordField(getTranslation("password.new"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(getTranslation("password.rule", Passwords.SHORTEST));
        password.setMaxLength(Passwords.LONGEST);
        Button submit = new Button(getTranslation("password.submit"));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClassName("big");
        submit.addClickShortcut(Key.ENTER);
        Card card = new Card(
                new Paragraph(getTranslation("password.what", whose.get().firstName())), password, submit);
        submit.addClickListener(click -> {
            switch (reception.choosePassword(secret, password.getValue())) {
                case Outcome.Done _ -> {
                    card.removeAll();
                    Said said = new Said();
                    said.good(getTranslation("password.done"));
                    card.add(said, new Anchor("/sign-in", getTranslation("sign-up.to-sign-in")));
                }
                case Outcome.Refused refused -> {
                    password.setErrorMessage(getTranslation(refused.text()));
                    password.setInvalid(true);
                }
            }
        });
        add(card);
    }
}
