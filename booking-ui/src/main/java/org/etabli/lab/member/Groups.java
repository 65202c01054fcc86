package org.etabli.lab.member;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Groups of members that rules may single out: a school, those with experience. */
@Repository
public class Groups {

    private final JdbcClient db;

    Groups(JdbcClient db) {
        this.db = db;
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

    @Transactional
    public void join(MemberId member, String group) {
        leave(member, group);
        db.sql("insert into member_in_group (member_id, group_name) values (?, ?)")
                .params(member.value(), group)
                .update();
    }

    public void leave(MemberId member, String group) {
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
