package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.member.OneTimeLinks.Purpose;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class ReceptionTest {

    private static final String GOOD_PASSWORD = "une phrase assez longue";

    @OnBothDatabases
    void whereNoMailIsSentSomebodyOfTheLabLetsPeopleIn(Database database) {
        Lab lab = Lab.on(database);
        String email = fresh();

        var answer = lab.bean(Reception.class).signUp("Awa Diallo", email, GOOD_PASSWORD, Locale.FRENCH, "");

        Member member = lab.bean(Members.class).findByEmail(email).orElseThrow();
        assertThat(answer).isInstanceOf(Reception.SignedUp.SeeSomebody.class);
        assertThat(lab.bean(Members.class).isConfirmed(member.id())).isFalse();
        assertThat(lab.bean(Registry.class).letIn(People.in(lab), member).done())
                .isFalse();
        assertThat(lab.bean(Registry.class)
                        .letIn(People.in(lab, Role.ANIMATOR), member)
                        .done())
                .isTrue();
        assertThat(lab.bean(Members.class).isConfirmed(member.id())).isTrue();
    }

    @OnBothDatabases
    void signingUpWithAKnownAddressAnswersTheSameAndChangesNothing(Database database) {
        Lab lab = Lab.on(database);
        Member known = People.in(lab);

        var answer = lab.bean(Reception.class)
                .signUp("Somebody Else", String.valueOf(known.email()), GOOD_PASSWORD, Locale.FRENCH, "");

        assertThat(answer).isInstanceOf(Reception.SignedUp.SeeSomebody.class);
        assertThat(lab.bean(Members.class).find(known.id())).contains(known);
    }

    @OnBothDatabases
    void aConfirmationLinkWorksOnceAndForThreeDays(Database database) {
        Lab lab = Lab.on(database);
        Member member = unconfirmed(lab);
        OneTimeLinks links = lab.bean(OneTimeLinks.class);
        String late = links.issue(member.id(), Purpose.CONFIRM);

        lab.clock().step(Duration.ofDays(3));
        assertThat(lab.bean(Reception.class).confirm(late)).isFalse();

        String fresh = links.issue(member.id(), Purpose.CONFIRM);
        lab.clock().step(Duration.ofDays(3).minusSeconds(1));
        assertThat(lab.bean(Reception.class).confirm(fresh)).isTrue();
        assertThat(lab.bean(Reception.class).confirm(fresh)).isFalse();
        assertThat(lab.bean(Members.class).isConfirmed(member.id())).isTrue();
    }

    @OnBothDatabases
    void aLinkForOneThingDoesNotDoAnother(Database database) {
        Lab lab = Lab.on(database);
        Member member = unconfirmed(lab);
        String confirm = lab.bean(OneTimeLinks.class).issue(member.id(), Purpose.CONFIRM);
        String password = lab.bean(OneTimeLinks.class).issue(member.id(), Purpose.PASSWORD);

        assertThat(lab.bean(Reception.class)
                        .choosePassword(confirm, GOOD_PASSWORD)
                        .done())
                .isFalse();
        assertThat(lab.bean(Reception.class).confirm(password)).isFalse();
        assertThat(lab.bean(Members.class).passwordOf(member.id())).isEmpty();
    }

    @OnBothDatabases
    void aWeakPasswordDoesNotUseTheLinkUp(Database database) {
        Lab lab = Lab.on(database);
        Member member = unconfirmed(lab);
        String link = lab.bean(OneTimeLinks.class).issue(member.id(), Purpose.PASSWORD);
        Reception reception = lab.bean(Reception.class);

        assertThat(reception.choosePassword(link, "short").done()).isFalse();
        assertThat(reception.choosePassword(link, GOOD_PASSWORD).done()).isTrue();
        assertThat(reception.choosePassword(link, GOOD_PASSWORD + "!").done()).isFalse();
        assertThat(lab.bean(Members.class).passwordOf(member.id())).isPresent();
    }

    @OnBothDatabases
    void aSetupCodeOpensNothingInALabWherePeopleAre(Database database) {
        Lab lab = Lab.on(database);
        People.in(lab);
        String email = fresh();

        var answer = lab.bean(Reception.class)
                .signUp(
                        "First Person",
                        email,
                        GOOD_PASSWORD,
                        Locale.FRENCH,
                        lab.bean(FirstPerson.class).code());

        assertThat(answer).isNotInstanceOf(Reception.SignedUp.Welcome.class);
        assertThat(lab.bean(Members.class).findByEmail(email))
                .hasValueSatisfying(m -> assertThat(m.role()).isEqualTo(Role.MEMBER));
    }

    @OnBothDatabases
    void aChildIsAddedByItsGuardianAndNeedsNoAddress(Database database) {
        Lab lab = Lab.on(database);
        Member parent = People.in(lab);
        NewMember child =
                new NewMember("Léo Diallo", null, null, Role.MEMBER, Locale.FRENCH, LocalDate.parse("2014-05-01"));
        Registry registry = lab.bean(Registry.class);

        assertThat(registry.add(People.in(lab, Role.ANIMATOR), child, null)).isInstanceOf(Registry.Added.Refused.class);
        assertThat(registry.add(parent, child, parent)).isInstanceOfSatisfying(Registry.Added.Person.class, added -> {
            assertThat(lab.bean(Families.class).guardiansOf(added.member().id()))
                    .containsExactly(parent);
            assertThat(registry.mayTend(parent, added.member())).isTrue();
            assertThat(registry.mayTend(People.in(lab), added.member())).isFalse();
        });
    }

    @OnBothDatabases
    void aMemberAddsTheirOwnChildrenOnlyAndNoChildAddsAnybody(Database database) {
        Lab lab = Lab.on(database);
        Member parent = People.in(lab);
        Registry registry = lab.bean(Registry.class);
        NewMember child = child(LocalDate.parse("2014-05-01"));

        assertThat(registry.add(parent, child, People.in(lab))).isInstanceOf(Registry.Added.Refused.class);
        assertThat(registry.add(parent, child(LocalDate.parse("2008-03-02")), parent))
                .as("of age today")
                .isInstanceOf(Registry.Added.Refused.class);
        var added = (Registry.Added.Person) registry.add(parent, child(LocalDate.parse("2008-03-03")), parent);
        assertThat(registry.add(added.member(), child, added.member())).isInstanceOf(Registry.Added.Refused.class);
        for (int i = 1; i < Registry.MOST_CHILDREN; i++) {
            assertThat(registry.add(parent, child, parent)).isInstanceOf(Registry.Added.Person.class);
        }
        assertThat(registry.add(parent, child, parent)).isInstanceOf(Registry.Added.Refused.class);
    }

    @OnBothDatabases
    void noChildMakesItselfAnAdult(Database database) {
        Lab lab = Lab.on(database);
        Member parent = People.in(lab);
        Registry registry = lab.bean(Registry.class);
        Member child =
                ((Registry.Added.Person) registry.add(parent, child(LocalDate.parse("2014-05-01")), parent)).member();

        registry.change(child, child, child(null));
        registry.change(parent, child, child(null));
        assertThat(lab.bean(Members.class).find(child.id()).orElseThrow().born())
                .isEqualTo(child.born());

        registry.change(People.in(lab, Role.ANIMATOR), child, child(LocalDate.parse("2013-05-01")));
        assertThat(lab.bean(Members.class).find(child.id()).orElseThrow().born())
                .isEqualTo(LocalDate.parse("2013-05-01"));
    }

    private static NewMember child(@org.jspecify.annotations.Nullable LocalDate born) {
        return new NewMember("Léo Diallo", null, null, Role.MEMBER, Locale.FRENCH, born);
    }

    @OnBothDatabases
    void theAuditLogTellsWhoDidWhatToWhom(Database database) {
        Lab lab = Lab.on(database);
        Member manager = People.in(lab, Role.MANAGER);
        Member member = People.in(lab);

        lab.bean(Registry.class).changeRole(manager, member, Role.VOLUNTEER);
        lab.bean(Registry.class).changeRole(People.in(lab, Role.ANIMATOR), member, Role.MANAGER);

        List<Audit.Entry> entries = lab.bean(Audit.class).about(member.id(), 10);
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(manager.id());
            assertThat(entry.deed()).isEqualTo("role-changed");
            assertThat(entry.about()).isEqualTo("MEMBER → VOLUNTEER");
        });
        assertThat(lab.bean(Members.class).find(member.id()).orElseThrow().role())
                .isEqualTo(Role.VOLUNTEER);
    }

    @OnBothDatabases
    void searchFindsEveryWordInAnyOrderAndTakesNothingForAPattern(Database database) {
        Lab lab = Lab.on(database);
        String mark = UUID.randomUUID().toString().substring(0, 8);
        lab.bean(Members.class)
                .add(new NewMember("Zoé %" + mark + " Martin", null, null, Role.MEMBER, Locale.FRENCH, null));

        assertThat(lab.bean(Members.class).search("martin " + mark, 5)).hasSize(1);
        assertThat(lab.bean(Members.class).search("%" + mark, 5)).hasSize(1);
        assertThat(lab.bean(Members.class).search("_" + mark, 5)).isEmpty();
    }

    private static Member unconfirmed(Lab lab) {
        return lab.bean(Members.class)
                .add(new NewMember("Awa Diallo", fresh(), null, Role.MEMBER, Locale.FRENCH, null))
                .orElseThrow();
    }

    private static String fresh() {
        return "p-" + UUID.randomUUID() + "@exemple.fr";
    }
}
