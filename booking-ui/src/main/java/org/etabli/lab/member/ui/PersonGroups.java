package org.etabli.lab.member.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Groups.Group;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;

/** Which groups a person is in: rules may hold for one group only. */
@org.springframework.stereotype.Component
class PersonGroups implements PersonPart {

    private final Groups groups;

    PersonGroups(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Component show(Member person, Member by) {
        List<Group> all = groups.list();
        Card card = new Card();
        if (all.isEmpty() || !by.is(Role.ANIMATOR)) {
            card.setVisible(false);
            return card;
        }
        CheckboxGroup<Group> choice = new CheckboxGroup<>(card.getTranslation("groups.title"), all);
        choice.setItemLabelGenerator(Group::label);
        List<String> own = groups.of(person.id());
        choice.setValue(all.stream().filter(group -> own.contains(group.name())).collect(Collectors.toSet()));
        choice.addValueChangeListener(changed -> {
            Set<Group> now = changed.getValue();
            all.forEach(group -> {
                if (now.contains(group)) {
                    groups.join(person.id(), group.name());
                } else {
                    groups.leave(person.id(), group.name());
                }
            });
        });
        card.add(choice);
        return card;
    }
}
