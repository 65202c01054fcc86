package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.bench.Bench;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineDesk;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.MachineSheet;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.machine.Profiles;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;
import org.jspecify.annotations.Nullable;

/** Where a manager adds a machine, or changes one. */
@Route("machines/:id/edit")
@RouteAlias("machines/new")
@RolesAllowed("MANAGER")
public class MachineEditView extends Page implements BeforeEnterObserver {

    private final Machines machines;
    private final MachineDesk desk;
    private final Profiles profiles;
    private final Benches benches;
    private final Photos photos;
    private final Member by;

    private final TextField id = new TextField(getTranslation("machine.id"));
    private final TextField name = new TextField(getTranslation("machine.name"));
    private final ComboBox<Bench> bench = new ComboBox<>(getTranslation("machine.bench"));
    private final BigDecimalField price = new BigDecimalField(getTranslation("machine.hourly"));
    private final TextArea guide = new TextArea(getTranslation("machine.guide"));

    MachineEditView(
            Machines machines,
            MachineDesk desk,
            Profiles profiles,
            Benches benches,
            Photos photos,
            CurrentMember current) {
        super("machine.edit");
        this.machines = machines;
        this.desk = desk;
        this.profiles = profiles;
        this.benches = benches;
        this.photos = photos;
        this.by = current.get();
        id.setHelperText(getTranslation("machine.id.help"));
        bench.setItems(benches.all());
        bench.setItemLabelGenerator(Bench::label);
        if (benches.all().isEmpty()) {
            bench.setHelperText(getTranslation("machine.bench.none"));
        }
        price.setLocale(getLocale());
        guide.setWidthFull();
        guide.setMaxLength(MachineDesk.LONGEST_GUIDE);
        guide.setHelperText(getTranslation("machine.guide.help"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> wanted = event.getRouteParameters().get("id");
        if (wanted.isEmpty()) {
            show(null);
            return;
        }
        try {
            show(machines.find(new MachineId(wanted.get())).orElseThrow(NotFoundException::new));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(@Nullable Machine machine) {
        removeAll();
        add(new Anchor("/machines", getTranslation("machine.back")), heading());
        if (machine != null) {
            fill(machine);
        } else {
            price.setValue(BigDecimal.ZERO);
            benches.all().stream().findFirst().ifPresent(bench::setValue);
        }
        Div first = new Div(id, name, bench, price);
        first.addClassName("fields");
        add(new Card(first, guide));
        if (machine != null) {
            add(picture(machine));
        }
        ProfileForm profile =
                new ProfileForm(profiles, profiles.yaml(machine == null ? "prusa-mk3s" : machine.profileName()));
        add(Card.titled(getTranslation("profile.title"), profile));
        Button save = new Button(getTranslation("person.save"), click -> save(machine == null, profile));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClassName("big");
        add(save);
    }

    private void fill(Machine machine) {
        id.setValue(machine.id().value());
        id.setReadOnly(true);
        name.setValue(machine.name());
        benches.all().stream()
                .filter(b -> b.name().equals(machine.bench()))
                .findFirst()
                .ifPresent(bench::setValue);
        price.setValue(BigDecimal.valueOf(machine.hourlyCents(), 2));
        guide.setValue(machines.sheet(machine.id()).map(MachineSheet::guide).orElse(""));
    }

    private Card picture(Machine machine) {
        Div shown = new Div();
        machines.sheet(machine.id())
                .map(MachineSheet::picture)
                .ifPresent(photo ->
                        shown.add(new Picture(photos, photo, getTranslation("machine.picture", machine.name()))));
        PhotoUpload upload = new PhotoUpload(photos, photo -> {
            desk.picture(by, machine.id(), photo);
            shown.removeAll();
            shown.add(new Picture(photos, photo, getTranslation("machine.picture", machine.name())));
        });
        return Card.titled(getTranslation("machine.photo"), shown, upload);
    }

    private void save(boolean isNew, ProfileForm profile) {
        List<HasValidation> fields = List.of(id, name, bench, price, guide);
        fields.forEach(field -> field.setInvalid(false));
        MachineDesk.Wanted wanted = new MachineDesk.Wanted(
                id.getValue().strip(),
                name.getValue(),
                bench.getValue() == null ? "" : bench.getValue().name(),
                cents(),
                guide.getValue(),
                profile.yaml());
        Optional<MachineDesk.Fault> fault = isNew ? desk.add(by, wanted) : desk.change(by, wanted);
        fault.ifPresentOrElse(this::refuse, () -> getUI().ifPresent(ui -> ui.navigate("machines/" + wanted.id())));
    }

    private int cents() {
        BigDecimal euros = price.getValue();
        return euros == null || euros.abs().compareTo(BigDecimal.valueOf(MachineDesk.DEAREST_CENTS)) > 0
                ? -1
                : euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private void refuse(MachineDesk.Fault fault) {
        String text = getTranslation(fault.text(), fault.parameters());
        HasValidation field =
                switch (fault.field()) {
                    case ID -> id;
                    case NAME -> name;
                    case BENCH -> bench;
                    case PRICE -> price;
                    case GUIDE -> guide;
                    case PROFILE -> null;
                };
        if (field == null) {
            com.vaadin.flow.component.notification.Notification.show(text);
        } else {
            field.setErrorMessage(text);
            field.setInvalid(true);
        }
    }
}
