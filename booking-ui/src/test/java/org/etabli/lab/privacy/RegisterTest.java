package org.etabli.lab.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.etabli.lab.api.CalendarFeeds;
import org.etabli.lab.api.Scope;
import org.etabli.lab.api.Tokens;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberData;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegisterTest {

    @OnBothDatabases
    void theExportHoldsEveryFeaturesPartAndNoBadgeNumberOrHash(Database database) throws IOException {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        lab.bean(Badges.class).pair("04" + UUID.randomUUID(), member.id());
        String hash = lab.bean(Badges.class).of(member.id()).getFirst();

        String json = unzipped(lab.bean(Register.class).export(member));

        assertThat(json)
                .contains(String.valueOf(member.email()), "\"badges\" : 1")
                .doesNotContain(hash);
        lab.bean(Register.class).features().forEach(feature -> assertThat(json)
                .contains("\"" + feature.topic() + "\""));
    }

    @OnBothDatabases
    void whoIsErasedIsFoundNowhereAndTheirSlotsAreFreeAgain(Database database) {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        lab.bean(Badges.class).pair("04" + UUID.randomUUID(), member.id());
        MachineId machine = lab.newMachine();
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(2)), Duration.ofHours(1));
        lab.bean(Planning.class).reserve(machine, member, slot);

        assertThat(lab.bean(Register.class).erase(member, member).done()).isTrue();

        assertThat(lab.bean(Members.class).find(member.id())).isEmpty();
        assertThat(lab.bean(Badges.class).of(member.id())).isEmpty();
        assertThat(lab.bean(Reservations.class).during(slot, machine)).isEmpty();
        String row = lab.bean(JdbcClient.class)
                .sql("select coalesce(email, '') || coalesce(login, '') || name || coalesce(password, '')"
                        + " from member where id = ?")
                .param(member.id().value())
                .query(String.class)
                .single();
        assertThat(row).isEmpty();
    }

    @OnBothDatabases
    void nothingSpeaksOrWaitsForWhoIsErased(Database database) {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(2)), Duration.ofHours(1));
        lab.bean(Tokens.class).issue(member.id(), "script", Scope.ALL);
        String feed = lab.bean(CalendarFeeds.class).address(new CalendarFeeds.Feed(member.id(), null));
        lab.bean(WaitingList.class).join(machine, member, slot);
        Groups.Group group = lab.bean(Groups.class).add("Class " + machine).orElseThrow();
        lab.bean(Groups.class).join(member.id(), group.name());

        lab.bean(Register.class).erase(member, member);

        for (String table : List.of(
                "api_token",
                "calendar_feed",
                "idempotency_key",
                "waiting",
                "member_in_group",
                "badge",
                "certification",
                "training_wish",
                "openid_account",
                "message")) {
            assertThat(lab.bean(JdbcClient.class)
                            .sql("select count(*) from " + table + " where member_id = ?")
                            .param(member.id().value())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(new ApiClient(lab.address(), null).get(feed).status()).isEqualTo(404);
    }

    @OnBothDatabases
    void nobodyErasesSomebodyElseAndNoChildIsLeftAlone(Database database) {
        Lab lab = Lab.on(database);
        Member parent = People.in(lab);
        Member child = lab.bean(Members.class)
                .add(new NewMember("Léo", null, null, Role.MEMBER, Locale.FRENCH, LocalDate.parse("2014-05-01")))
                .orElseThrow();
        lab.bean(Families.class).link(child, parent);
        Register register = lab.bean(Register.class);

        assertThat(register.erase(People.in(lab), parent).done()).isFalse();
        assertThat(register.erase(People.in(lab, Role.ANIMATOR), parent).done()).isFalse();
        assertThat(register.erase(parent, parent))
                .isEqualTo(new org.etabli.lab.member.Outcome.Refused("privacy.refused.children"));
        assertThat(register.erase(parent, child).done()).isTrue();
        assertThat(register.erase(parent, parent).done()).isTrue();
    }

    @OnBothDatabases
    void whoHasNotBeenSeenForThreeYearsIsLetGoOfAndNoSooner(Database database) {
        Lab lab = Lab.on(database);
        Member gone = People.in(lab);
        lab.clock().step(Duration.ofDays(1));
        Member there = People.in(lab);
        Member animator = People.in(lab, Role.ANIMATOR);
        var joined = lab.clock().instant();
        confirmed(lab, gone, there, animator);

        lab.clock().set(joined.atZone(Lab.PARIS).plus(MemberData.KEPT).toInstant());
        assertThat(lab.bean(MemberData.class).soonGone())
                .extracting(MemberData.Leaving::member)
                .contains(gone.id(), there.id())
                .doesNotContain(animator.id());
        assertThat(lab.bean(MemberData.class).gone())
                .extracting(MemberData.Leaving::member)
                .contains(gone.id())
                .doesNotContain(there.id(), animator.id());
    }

    private static void confirmed(Lab lab, Member... people) {
        for (Member member : people) {
            lab.bean(JdbcClient.class)
                    .sql("update member set confirmed_at = created_at where id = ?")
                    .param(member.id().value())
                    .update();
        }
    }

    private static String unzipped(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(String.valueOf(in.getNextEntry())).isEqualTo("etabli.json");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
