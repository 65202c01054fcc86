package org.etabli.lab.kiosk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.etabli.lab.kiosk.Kiosk;
import org.etabli.lab.kiosk.Kiosks;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** The workshop's tablets: a link for a new one, and the end of a lost one. */
@Route("kiosks")
@Menu(order = 9, title = "kiosks.title", icon = "board")
@RolesAllowed("MANAGER")
public class KiosksView extends Page {

    private final Kiosks kiosks;
    private final Member member;
    private final Figures figures;
    private final Div list = new Div();

    KiosksView(Kiosks kiosks, CurrentMember current, FiguresOf figures) {
        super("kiosks.title");
        this.kiosks = kiosks;
        this.member = current.get();
        this.figures = figures.in(getLocale());
        list.addClassName("stack");
        add(heading(), new Card(new Paragraph(getTranslation("kiosks.what")), list, form()));
        show();
    }

    private Div form() {
        TextField label = new TextField(getTranslation("kiosks.label"));
        label.setMaxLength(Kiosks.LONGEST_LABEL);
        Div made = new Div();
        made.getElement().setAttribute("aria-live", "polite");
        Button add = new Button(getTranslation("kiosks.add"), click -> kiosks.add(member, label.getValue())
                .ifPresentOrElse(
                        secret -> {
                            label.clear();
                            label.setInvalid(false);
                            Anchor link = new Anchor("kiosk/" + secret, getTranslation("kiosks.open"));
                            link.setTarget("_blank");
                            made.removeAll();
                            made.add(new Paragraph(getTranslation("kiosks.once")), link);
                            show();
                        },
                        () -> {
                            label.setErrorMessage(getTranslation("kiosks.label.missing"));
                            label.setInvalid(true);
                        }));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(label, add);
        fields.addClassNames("fields", "bottom");
        return new Div(fields, made);
    }

    private void show() {
        list.removeAll();
        for (Kiosk kiosk : kiosks.all()) {
            Span name = new Span(kiosk.label());
            Span since = new Span(getTranslation("kiosks.since", figures.shortDay(kiosk.madeAt())));
            since.addClassName("quiet-text");
            Button remove = new Button(getTranslation("kiosks.remove"), click -> {
                kiosks.remove(member, kiosk);
                show();
            });
            remove.setAriaLabel(getTranslation("kiosks.remove.of", kiosk.label()));
            Div row = new Div(name, since, remove);
            row.addClassNames("fields", "bottom");
            list.add(row);
        }
    }
}
