package org.etabli.lab.api.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.api.Scope;
import org.etabli.lab.api.Tokens;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.member.ui.AccountPart;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.springframework.core.annotation.Order;

/** One's tokens for scripts and slicers: what each may do, until when, and how to end it. */
@org.springframework.stereotype.Component
@Order(30)
class AccountTokens implements AccountPart {

    private final Tokens tokens;
    private final FiguresOf figures;

    AccountTokens(Tokens tokens, FiguresOf figures) {
        this.tokens = tokens;
        this.figures = figures;
    }

    @Override
    public Component show(Member self) {
        Card card = new Card();
        Div list = new Div();
        list(list, self);
        Details details = new Details(card.getTranslation("tokens.title"));
        details.add(new Paragraph(card.getTranslation("tokens.what")), list, form(self, list));
        card.add(details);
        return card;
    }

    private Div form(Member self, Div list) {
        Div form = new Div();
        form.addClassName("stack");
        TextField label = new TextField(form.getTranslation("tokens.label"));
        label.setMaxLength(Tokens.LONGEST_LABEL);
        label.setHelperText(form.getTranslation("tokens.label.help"));
        CheckboxGroup<Scope> scopes = new CheckboxGroup<>(
                form.getTranslation("tokens.scopes"),
                Arrays.stream(Scope.values())
                        .filter(scope -> scope != Scope.MANAGE || self.is(Role.ANIMATOR))
                        .toList());
        scopes.setItemLabelGenerator(scope -> form.getTranslation("tokens.scope." + word(scope)));
        scopes.setValue(Set.of(Scope.READ));
        Secret secret = new Secret();
        Button make = new Button(form.getTranslation("tokens.make"), click -> {
            if (!scopes.getValue().isEmpty()) {
                secret.show(
                        form.getTranslation("tokens.token"),
                        tokens.issue(self.id(), label.getValue().strip(), scopes.getValue()));
                list(list, self);
            }
        });
        form.add(label, scopes, make, secret);
        return form;
    }

    private void list(Div list, Member self) {
        list.removeAll();
        Figures spoken = figures.in(UI.getCurrent().getLocale());
        List<Tokens.Known> known = tokens.of(self.id());
        if (known.isEmpty()) {
            list.add(new Paragraph(list.getTranslation("tokens.none")));
        }
        for (Tokens.Known token : known) {
            Span name = new Span(token.label().isEmpty() ? list.getTranslation("tokens.unnamed") : token.label());
            name.addClassName("line-name");
            Span what = new Span(token.scopes().stream()
                            .map(scope -> list.getTranslation("tokens.scope." + word(scope)))
                            .collect(Collectors.joining(", "))
                    + " · " + list.getTranslation("tokens.until", spoken.day(spoken.date(token.expiresAt()))));
            Div words = new Div(name, what);
            words.addClassName("line-link");
            NativeButton revoke = new NativeButton(list.getTranslation("tokens.revoke"), click -> {
                tokens.revoke(self.id(), token.id());
                list(list, self);
            });
            revoke.addClassName("quiet");
            revoke.getElement()
                    .setAttribute("aria-label", list.getTranslation("tokens.revoke") + " : " + name.getText());
            Div line = new Div(words, revoke);
            line.addClassName("line");
            list.add(line);
        }
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
