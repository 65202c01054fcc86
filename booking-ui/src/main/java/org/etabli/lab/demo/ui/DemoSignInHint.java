package org.etabli.lab.demo.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import java.util.Locale;
import org.etabli.lab.demo.DemoPeople;
import org.etabli.lab.member.ui.SignInHint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo's people on the sign-in page: a touch fills the form. */
@Component
@ConditionalOnBooleanProperty("etabli.demo")
class DemoSignInHint implements SignInHint {

    @Override
    public com.vaadin.flow.component.Component show(LoginForm form) {
        Div hint = new Div();
        hint.addClassName("demo-people");
        hint.add(new Paragraph(hint.getTranslation("demo.people", DemoPeople.PASSWORD)));
        for (DemoPeople.Person person : DemoPeople.ALL) {
            Span role =
                    new Span(hint.getTranslation("role." + person.role().name().toLowerCase(Locale.ROOT)));
            NativeButton button = new NativeButton("", click -> fill(form, person));
            button.add(new Span(person.name()), role);
            button.addClassName("person");
            hint.add(button);
        }
        return hint;
    }

    private static void fill(LoginForm form, DemoPeople.Person person) {
        form.getElement().executeJs("""
                        const set = (name, value) => {
                          const field = this.querySelector(`[name="${name}"]`);
                          field.value = value;
                        };
                        set('username', $0);
                        set('password', $1);
                        this.querySelector('vaadin-button[slot="submit"], vaadin-button').focus();
                        """, person.email(), DemoPeople.PASSWORD);
    }
}
