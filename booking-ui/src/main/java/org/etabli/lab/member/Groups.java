package org.etabli.lab.member;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Groups of members that rules may single out: a school, those with experience. */
@Repository
public class Groups {

    public static final int LONGEST_LABEL = 100;
    private static final int LONGEST_NAME = 40;

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    Groups(JdbcClient db, ApplicationEventPublisher events, Audit audit) {
        this.db = db;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Adds a group, placed after the others.
     *
     * @param name short, as it stands in addresses: lower-case letters, digits, dashes
     */
    @Transactional
    public void add(String name, String label) {
        int place = db.sql("select coalesce(max(place), 0) + 1 from member_group")
                .query(Integer.class)
                .single();
        db.sql("insert into member_group (name, label, place) values (?, ?, ?)")
                .params(name, label, place)
                .update();
    }

    /** A group as people call it. */
    public record Group(String name, String label) {}

    /** All groups, the one that counts most first. */
    public List<Group> list() {
        return db.sql("select name, label from member_group order by place")
                .query((row, n) -> new Group(row.getString("name"), row.getString("label")))
                .list();
    }

    /**
     * Adds a group under a short name made of its label.
     *
     * @return nothing where the label has no letters, or another group has its name
     */
    @Transactional
    public Optional<Group> add(String label) {
        String name = Normalizer.normalize(label, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        if (shortened.isEmpty() || label.length() > LONGEST_LABEL || all().contains(shortened)) {
            return Optional.empty();
        }
        add(shortened, label.strip());
        return Optional.of(new Group(shortened, label.strip()));
    }

    /** Ends a group: nobody is in it any more, and the rules that were for it alone are gone. */
    @Transactional
    public void remove(Member by, Group group) {
        db.sql("delete from member_group where name = ?").param(group.name()).update();
        audit.note(by.id(), null, "group-removed", group.label());
        events.publishEvent(new GroupsChanged(group.name()));
    }

    /** How many people are in a group. */
    public int size(Group group) {
        return db.sql("select count(*) from member_in_group where group_name = ?")
                .param(group.name())
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void join(MemberId member, String group) {
        delete(member, group);
        db.sql("insert into member_in_group (member_id, group_name) values (?, ?)")
                .params(member.value(), group)
                .update();
        events.publishEvent(new GroupsChanged(group));
    }

    @Transactional
    public void leave(MemberId member, String group) {
        delete(member, group);
        events.publishEvent(new GroupsChanged(group));
    }

    private void delete(MemberId member, String group) {
        db.sql("delete from member_in_group where member_id = ? and group_name = ?")
                .params(member.value(), group)
                .update();
    }

    /** The names of a member's groups, the one that counts most first. */
    public List<String> of(MemberId member) {
        return db.sql("select g.name from member_in_group i join member_group g on g.name = i.group_name"
                        + " where i.member_id = ? order by g.place")
                .param(member.value())
                .query(String.class)
                .list();
    }

    public List<String> all() {
        return db.sql("select name from member_group order by place")
                .query(String.class)
                .list();
    }
}
