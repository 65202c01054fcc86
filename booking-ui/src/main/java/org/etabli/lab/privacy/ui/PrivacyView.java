package org.etabli.lab.privacy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.io.ByteArrayInputStream;
import java.time.Period;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.privacy.Register;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;
import org.etabli.lab.site.LabSettings;

/** What is kept about people, why and how long; and, for whoever is signed in, all of theirs to take along or erase. */
@Route("privacy")
@AnonymousAllowed
public class PrivacyView extends Page {

    private final Register register;
    private final AuthenticationContext signedIn;

    PrivacyView(
            Register register,
            CurrentMember current,
            Families families,
            AuthenticationContext signedIn,
            LabSettings settings) {
        super("privacy.title");
        this.register = register;
        this.signedIn = signedIn;
        add(
                heading(),
                new Paragraph(getTranslation("privacy.intro", settings.site().label())));
        Card kept = Card.titled(getTranslation("privacy.kept"));
        register.features().forEach(feature -> kept.add(entry(feature)));
        kept.add(new Paragraph(getTranslation("privacy.cookie")));
        add(kept);
        current.find().ifPresent(member -> {
            add(own(member));
            families.childrenOf(member.id()).forEach(child -> add(ofChild(member, child)));
        });
    }

    private Div entry(PersonalData feature) {
        String key = "privacy." + feature.topic();
        Paragraph how = new Paragraph(length(feature.kept()));
        how.addClassName("quiet-text");
        Div entry = new Div(
                new H3(getTranslation(key)),
                new Paragraph(getTranslation(key + ".what")),
                new Paragraph(getTranslation(key + ".why")),
                how);
        entry.addClassNames("stack", "entry");
        return entry;
    }

    private String length(@org.jspecify.annotations.Nullable Period kept) {
        if (kept == null) {
            return getTranslation("privacy.while-member");
        }
        return kept.getYears() > 0
                ? getTranslation("privacy.years", kept.getYears())
                : getTranslation("privacy.months", Math.round(kept.getDays() / 30.4f));
    }

    private Card own(Member member) {
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] zip = register.export(member);
                    return new DownloadResponse(
                            new ByteArrayInputStream(zip), "etabli.zip", "application/zip", zip.length);
                }),
                getTranslation("privacy.export"));
        download.addClassName("offer");
        download.setRouterIgnore(true);
        return Card.titled(
                getTranslation("privacy.yours"),
                new Paragraph(getTranslation("privacy.export.what")),
                download,
                erasure(member, member));
    }

    private Card ofChild(Member member, Member child) {
        return Card.titled(getTranslation("privacy.child", child.name()), erasure(member, child));
    }

    /** Two steps, so that no slip of the finger erases anybody. */
    private Div erasure(Member by, Member member) {
        Checkbox sure = new Checkbox(getTranslation("privacy.erase.sure"));
        Button erase = new Button(getTranslation("privacy.erase"));
        erase.addThemeVariants(ButtonVariant.ERROR);
        erase.setEnabled(false);
        sure.addValueChangeListener(changed -> erase.setEnabled(changed.getValue()));
        Paragraph said = new Paragraph();
        said.getElement().setAttribute("role", "status");
        erase.addClickListener(click -> {
            switch (register.erase(by, member)) {
                case Outcome.Done _ -> {
                    if (by.id().equals(member.id())) {
                        signedIn.logout();
                    } else {
                        said.setText(getTranslation("privacy.erased"));
                    }
                }
                case Outcome.Refused refused -> said.setText(getTranslation(refused.text()));
            }
        });
        Div box = new Div(new Paragraph(getTranslation("privacy.erase.what")), sure, erase, said);
        box.addClassNames("stack", "entry");
        return box;
    }
}
