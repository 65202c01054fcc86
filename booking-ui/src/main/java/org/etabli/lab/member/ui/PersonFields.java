package org.etabli.lab.member.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Fields;
import org.jspecify.annotations.Nullable;

/** Name, address, login and birthday, with what is wrong beside each. */
class PersonFields extends Div {

    private final TextField name = new TextField(getTranslation("person.name"));
    private final EmailField email = new EmailField(getTranslation("person.email"));
    private final TextField login = new TextField(getTranslation("person.login"));
    private final DatePicker born = Fields.day(getTranslation("person.born"));

    PersonFields() {
        addClassName("fields");
        name.setMaxLength(NewMember.LONGEST_NAME);
        email.setMaxLength(NewMember.LONGEST_EMAIL);
        email.setHelperText(getTranslation("person.email.help"));
        login.setMaxLength(NewMember.LONGEST_LOGIN);
        login.setHelperText(getTranslation("person.login.help"));
        born.setHelperText(getTranslation("person.born.help"));
        add(name, email, login, born);
    }

    PersonFields(Member member) {
        this();
        name.setValue(member.name());
        email.setValue(member.email() == null ? "" : member.email());
        login.setValue(member.login() == null ? "" : member.login());
        born.setValue(member.born());
    }

    /** For whoever may not change the age. */
    PersonFields withoutBirthday() {
        born.setVisible(false);
        return this;
    }

    NewMember value(Role role) {
        return new NewMember(name.getValue(), email.getValue(), login.getValue(), role, getLocale(), born.getValue());
    }

    /** Marks the field the fault is in; clears the others. */
    void show(NewMember.@Nullable Fault fault) {
        List<HasValidation> all = List.of(name, email, login, born);
        all.forEach(field -> field.setInvalid(false));
        if (fault != null) {
            HasValidation field =
                    switch (fault.field()) {
                        case NAME -> name;
                        case EMAIL -> email;
                        case LOGIN -> login;
                        case BORN -> born;
                    };
            field.setErrorMessage(getTranslation(fault.text()));
            field.setInvalid(true);
        }
    }
}
