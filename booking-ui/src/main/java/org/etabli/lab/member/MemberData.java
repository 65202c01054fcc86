package org.etabli.lab.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who a member is: name, address, badges, family. */
@Repository
public class MemberData implements PersonalData {

    /** Whoever has not been seen for this long has left; the usual limit after a last contact. */
    public static final Period KEPT = Period.ofYears(3);
    /** Told this long before, so that a visit or a sign-in keeps the account. */
    public static final Period WARNED = Period.ofDays(30);
    /** Who signed up and never confirmed never came. */
    public static final Period UNCONFIRMED = Period.ofDays(7);

    private final JdbcClient db;
    private final Members members;
    private final Badges badges;
    private final Families families;
    private final OneTimeLinks links;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MemberData(
            JdbcClient db,
            Members members,
            Badges badges,
            Families families,
            OneTimeLinks links,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.members = members;
        this.badges = badges;
        this.families = families;
        this.links = links;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public String topic() {
        return "member";
    }

    @Override
    public @Nullable Period kept() {
        return KEPT;
    }

    @Override
    public List<Map<String, Object>> export(MemberId id) {
        return members.find(id).map(member -> List.of(facts(member))).orElse(List.of());
    }

    private Map<String, Object> facts(Member member) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", member.id().toString());
        facts.put("name", member.name());
        facts.put("email", member.email() == null ? "" : member.email());
        facts.put("login", member.login() == null ? "" : member.login());
        facts.put("born", member.born() == null ? "" : member.born().toString());
        facts.put("role", member.role().name());
        facts.put("language", member.language().getLanguage());
        facts.put("badges", badges.of(member.id()).size());
        facts.put("guardians", names(families.guardiansOf(member.id())));
        facts.put("children", names(families.childrenOf(member.id())));
        return facts;
    }

    private static List<String> names(List<Member> people) {
        return people.stream().map(Member::name).toList();
    }

    /** The row stays without anything that tells who it was: the lab still counts its machines' hours. */
    @Override
    @Transactional
    public void erase(MemberId id) {
        for (String table : List.of("badge", "one_time_link", "badge_pairing", "member_in_group", "openid_account")) {
            db.sql("delete from " + table + " where member_id = ?")
                    .param(id.value())
                    .update();
        }
        db.sql("delete from guardian where child_id = ? or guardian_id = ?")
                .params(id.value(), id.value())
                .update();
        db.sql("update member set name = '', email = null, login = null, password = null, born = null,"
                        + " role = 'MEMBER', erased_at = ? where id = ? and erased_at is null")
                .params(Columns.at(clock.instant()), id.value())
                .update();
        events.publishEvent(new MemberChanged(id));
    }

    @Override
    @Transactional
    public int sweep() {
        int links = this.links.sweep();
        return links
                + db.sql("delete from member where confirmed_at is null and created_at < ?"
                                + " and not exists (select 1 from reservation where member_id = member.id)")
                        .param(Columns.at(ago(UNCONFIRMED)))
                        .update();
    }

    /** Somebody who has not been here for long, and the day their data is due to go. */
    public record Leaving(MemberId member, LocalDate on) {}

    /** Whoever has not been here for {@link #KEPT}; people of the lab itself, and guardians, are not forgotten by a clock. */
    public List<Leaving> gone() {
        return lastSeenBefore(ago(KEPT));
    }

    /** Whoever will be {@link #gone} within {@link #WARNED}, or is. */
    public List<Leaving> soonGone() {
        return lastSeenBefore(ago(KEPT).plus(Duration.ofDays(WARNED.getDays())));
    }

    private List<Leaving> lastSeenBefore(Instant limit) {
        return db.sql("select id, seen_at from member where erased_at is null and seen_at < ?"
                        + " and role in ('MEMBER', 'VOLUNTEER')"
                        + " and not exists (select 1 from guardian where guardian_id = member.id)")
                .param(Columns.at(limit))
                .query((row, n) -> new Leaving(
                        new MemberId(Columns.uuid(row, "id")),
                        LocalDate.ofInstant(Columns.instant(row, "seen_at"), ZoneOffset.UTC)
                                .plus(KEPT)))
                .list();
    }

    private Instant ago(Period period) {
        return clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
