package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.etabli.lab.machine.ProfileFault;
import org.etabli.lab.machine.ProfileText;
import org.etabli.lab.machine.Profiles;

/**
 * A machine's profile: the usual values as fields, everything as text. The text is what counts; a field changes its line,
 * and what the profile's reader says of the whole stands beside the field it is about.
 */
class ProfileForm extends Div {

    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("kind", List.of("name", "kind", "firmware"));
        GROUPS.put("volume", List.of("volume.x", "volume.y", "volume.z"));
        GROUPS.put(
                "motion",
                List.of(
                        "kinematics.model",
                        "kinematics.velocity",
                        "kinematics.maxVelocity.x",
                        "kinematics.maxVelocity.y",
                        "kinematics.maxVelocity.z",
                        "kinematics.acceleration.print",
                        "kinematics.acceleration.travel"));
        GROUPS.put("heat", List.of("temperatures.nozzle", "temperatures.bed", "nozzleDiameter"));
        GROUPS.put("filament", List.of("filament.diameter", "filament.density", "filament.costPerKg"));
        GROUPS.put("laser", List.of("laser.maxPower", "laser.watts"));
        GROUPS.put("link", List.of("link.baud", "link.rxBuffer"));
    }

    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final TextArea text = new TextArea(getTranslation("profile.text"));
    private final Paragraph unknown = new Paragraph();
    private boolean filling;

    ProfileForm(Profiles profiles, String yaml) {
        addClassName("stack");
        ComboBox<String> model = new ComboBox<>(getTranslation("profile.model"), MachineProfile.NAMES);
        model.setHelperText(getTranslation("profile.model.help"));
        model.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                text.setValue(profiles.yaml(chosen.getValue()));
            }
        });
        add(model);
        GROUPS.forEach((group, paths) -> add(new H3(getTranslation("profile.group." + group)), row(paths)));
        text.setWidthFull();
        text.setMaxLength(Profiles.LONGEST_YAML);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("code");
        text.addValueChangeListener(changed -> fill());
        unknown.addClassName("quiet-text");
        add(new Details(getTranslation("profile.text.open"), text), unknown);
        text.setValue(yaml);
        fill();
    }

    String yaml() {
        return text.getValue();
    }

    private Div row(List<String> paths) {
        Div row = new Div();
        row.addClassName("fields");
        for (String path : paths) {
            TextField field = new TextField(getTranslation("profile.field." + path));
            field.addValueChangeListener(changed -> {
                if (!filling) {
                    ProfileText.of(text.getValue()).ifPresent(profile -> {
                        profile.put(path, changed.getValue());
                        text.setValue(profile.yaml());
                    });
                }
            });
            fields.put(path, field);
            row.add(field);
        }
        return row;
    }

    private void fill() {
        filling = true;
        ProfileText.of(text.getValue())
                .ifPresent(profile -> fields.forEach((path, field) -> {
                    String value = profile.get(path);
                    if (!field.getValue().equals(value)) {
                        field.setValue(value);
                    }
                }));
        filling = false;
        check();
    }

    private void check() {
        fields.values().forEach(field -> field.setInvalid(false));
        text.setInvalid(false);
        unknown.setText("");
        try {
            List<String> ignored =
                    MachineProfile.parse(text.getValue(), "profile").ignoredKeys();
            if (!ignored.isEmpty()) {
                unknown.setText(getTranslation("profile.unknown", String.join(", ", ignored)));
            }
        } catch (ProfileException e) {
            show(ProfileFault.of(e));
        }
    }

    private void show(ProfileFault fault) {
        HasValidation where = fields.containsKey(fault.key()) ? fields.get(fault.key()) : text;
        String sentence = getTranslation(fault.text(), fault.parameters().toArray());
        where.setErrorMessage(
                fault.line() > 0 ? sentence + " (" + getTranslation("prepare.line", fault.line()) + ")" : sentence);
        where.setInvalid(true);
        unknown.setText(sentence);
    }
}
