package org.etabli.lab.member.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberImport;
import org.etabli.lab.member.MemberImport.Column;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Registry;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Page;
import org.etabli.lab.site.LabSettings;

/** A list of members from elsewhere: columns matched, everything looked through, then all or nothing. */
@Route("people/import")
@RolesAllowed("MANAGER")
public class ImportView extends Page {

    /** More than one corrects by hand at once. */
    private static final int SHOWN = 20;

    private final Members members;
    private final Registry registry;
    private final Member by;
    private final LocalDate today;
    private final Div shown = new Div();

    ImportView(Members members, Registry registry, CurrentMember current, LabSettings settings, Clock clock) {
        super("import.title");
        this.members = members;
        this.registry = registry;
        this.by = current.get();
        this.today = LocalDate.ofInstant(clock.instant(), settings.site().zone());
        shown.addClassName("stack");
        shown.getElement().setAttribute("aria-live", "polite");
        UI ui = UI.getCurrent();
        UploadHandler handler = event -> {
            byte[] bytes = event.getInputStream().readNBytes(MemberImport.MOST_BYTES + 1);
            MemberImport.Read read = MemberImport.read(bytes);
            ui.access(() -> show(read));
        };
        Upload upload = Fields.files(handler, getTranslation("import.choose"), getTranslation("prepare.drop"));
        upload.setMaxFiles(1);
        add(
                new Anchor("/people", getTranslation("people.back")),
                heading(),
                new Card(new Paragraph(getTranslation("import.what")), upload),
                shown);
    }

    private void show(MemberImport.Read read) {
        shown.removeAll();
        switch (read) {
            case MemberImport.Read.Refused refused -> {
                Said said = new Said();
                said.bad(getTranslation(refused.text(), refused.line()));
                shown.add(said);
            }
            case MemberImport.Read.List read1 -> match(read1.list());
        }
    }

    private void match(MemberImport list) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        columns.putAll(list.guess());
        Div preview = new Div();
        preview.addClassName("stack");
        Div choices = new Div();
        choices.addClassName("fields");
        for (Column column : Column.values()) {
            ComboBox<Integer> choice = new ComboBox<>(getTranslation(
                    "import.column." + column.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            choice.setItems(IntStream.range(0, list.titles().size()).boxed().toList());
            choice.setItemLabelGenerator(i -> list.titles().get(i));
            choice.setClearButtonVisible(true);
            choice.setValue(columns.get(column));
            choice.addValueChangeListener(changed -> {
                if (changed.getValue() == null) {
                    columns.remove(column);
                } else {
                    columns.put(column, changed.getValue());
                }
                preview(list, columns, preview);
            });
            choices.add(choice);
        }
        shown.add(Card.titled(getTranslation("import.columns", list.size()), choices), preview);
        preview(list, columns, preview);
    }

    private void preview(MemberImport list, Map<Column, Integer> columns, Div into) {
        into.removeAll();
        MemberImport.Preview preview = list.preview(columns, today, members);
        Card card =
                Card.titled(getTranslation("import.preview", preview.people().size()));
        UnorderedList people = new UnorderedList();
        preview.people().stream().limit(SHOWN).forEach(person -> people.add(new ListItem(line(person))));
        card.add(people);
        if (preview.people().size() > SHOWN) {
            card.add(new Paragraph(
                    getTranslation("prepare.more-findings", preview.people().size() - SHOWN)));
        }
        if (!preview.faults().isEmpty()) {
            card.add(faults(preview));
        } else {
            Said said = new Said();
            Button keep =
                    new Button(getTranslation("import.keep", preview.people().size()));
            keep.addThemeVariants(ButtonVariant.PRIMARY);
            keep.addClickListener(click -> {
                keep.setVisible(false);
                said.good(getTranslation("import.kept", registry.addAll(by, preview.people())));
            });
            card.add(keep, said);
        }
        into.add(card);
    }

    private Div faults(MemberImport.Preview preview) {
        UnorderedList list = new UnorderedList();
        preview.faults().stream().limit(SHOWN).forEach(fault -> {
            Span what = new Span(getTranslation(fault.text(), fault.value()));
            what.addClassName("finding-message");
            Span where = new Span(getTranslation("prepare.line", fault.line()) + " · " + fault.value());
            where.addClassName("finding-line");
            ListItem item = new ListItem(what, where);
            item.addClassName("finding-error");
            list.add(item);
        });
        Div box =
                new Div(new H3(getTranslation("import.faults", preview.faults().size())), list);
        box.addClassName("findings");
        return box;
    }

    private static String line(NewMember person) {
        String signIn = person.email() == null ? person.login() : person.email();
        return signIn == null ? person.name() : person.name() + " · " + signIn;
    }
}
