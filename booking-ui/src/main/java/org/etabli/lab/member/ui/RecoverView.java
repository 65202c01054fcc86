package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.etabli.lab.member.LinkPost;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Reception;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;

/** Where somebody who forgot their password asks for a link; where there is no e-mail, people of the lab hand one out. */
@Route("recover")
@AnonymousAllowed
public class RecoverView extends Page {

    RecoverView(Reception reception, LinkPost post) {
        super("recover.title");
        addClassName("narrow");
        add(heading());
        if (!post.isOpen()) {
            add(new Card(new Paragraph(getTranslation("recover.no-mail"))));
            return;
        }
        EmailField email = new EmailField(getTranslation("person.email"));
        email.setMaxLength(NewMember.LONGEST_EMAIL);
        Said said = new Said();
        Button submit = new Button(getTranslation("recover.submit"), click -> {
            reception.recover(email.getValue());
            said.good(getTranslation("recover.sent"));
        });
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClassName("big");
        submit.addClickShortcut(Key.ENTER);
        add(new Card(new Paragraph(getTranslation("recover.what")), email, submit, said));
    }
}
