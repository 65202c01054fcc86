package org.etabli.lab.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.etabli.lab.member.Reception;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;

/** Where the link of a confirmation leads. A button confirms, not the visit: mail filters visit links too. */
@Route("confirm")
@AnonymousAllowed
public class ConfirmView extends Page implements HasUrlParameter<String> {

    private final Reception reception;

    ConfirmView(Reception reception) {
        super("confirm.title");
        this.reception = reception;
        addClassName("narrow");
    }

    @Override
    public void setParameter(BeforeEvent event, String secret) {
        removeAll();
        Said said = new Said();
        Button confirm = new Button(getTranslation("confirm.submit"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClassName("big");
        Card card = new Card(new Paragraph(getTranslation("confirm.what")), confirm, said);
        confirm.addClickListener(click -> {
            confirm.setVisible(false);
            if (reception.confirm(secret)) {
                said.good(getTranslation("confirm.done"));
                card.add(new Anchor("/sign-in", getTranslation("sign-up.to-sign-in")));
            } else {
                said.bad(getTranslation("confirm.old"));
                card.add(new Anchor("/sign-up", getTranslation("sign-in.to-sign-up")));
            }
        });
        add(heading(), card);
    }
}
