package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

class GroupsTest {

    @OnBothDatabases
    void aGroupThatIsDeletedTakesItsRulesAlongAndNobodyIsInItAnyMore(Database database) {
        Lab lab = Lab.on(database);
        Groups groups = lab.bean(Groups.class);
        RuleBook book = lab.bean(RuleBook.class);
        MachineId machine = lab.newMachine();
        Member pupil = lab.newMember();
        Groups.Group school = groups.add("School " + UUID.randomUUID()).orElseThrow();
        groups.join(pupil.id(), school.name());
        book.set(RuleScope.of(school.name()), Rule.LONGEST, "PT1H");
        book.set(new RuleScope(machine, school.name()), Rule.LONGEST, "PT30M");
        book.set(RuleScope.of(machine), Rule.LONGEST, "PT2H");
        assertThat(groups.size(school)).isEqualTo(1);

        groups.remove(lab.newMember(Role.MANAGER), school);

        assertThat(groups.of(pupil.id())).isEmpty();
        assertThat(groups.all()).doesNotContain(school.name());
        assertThat(book.in(RuleScope.of(school.name()))).isEmpty();
        assertThat(book.in(new RuleScope(machine, school.name()))).isEmpty();
        assertThat(book.in(RuleScope.of(machine))).containsEntry(Rule.LONGEST, "PT2H");
    }
}
