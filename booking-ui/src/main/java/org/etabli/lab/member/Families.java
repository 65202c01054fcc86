package org.etabli.lab.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for which child. */
@Repository
public class Families {

    private final JdbcClient db;
    private final Members members;

    Families(JdbcClient db, Members members) {
        this.db = db;
        this.members = members;
    }

    @Transactional
    public void link(Member child, Member guardian) {
        if (child.id().equals(guardian.id())) {
            throw new IllegalArgumentException("nobody is their own guardian");
        }
        if (!isGuardian(guardian.id(), child.id())) {
            db.sql("insert into guardian (child_id, guardian_id) values (?, ?)")
                    .params(child.id().value(), guardian.id().value())
                    .update();
        }
    }

    @Transactional
    public void unlink(Member child, Member guardian) {
        db.sql("delete from guardian where child_id = ? and guardian_id = ?")
                .params(child.id().value(), guardian.id().value())
                .update();
    }

    public List<Member> guardiansOf(MemberId child) {
        return people("select guardian_id from guardian where child_id = ?", child);
    }

    public List<Member> childrenOf(MemberId guardian) {
        return people("select child_id from guardian where guardian_id = ?", guardian);
    }

    public boolean isGuardian(MemberId guardian, MemberId child) {
        return db.sql("select count(*) from guardian where child_id = ? and guardian_id = ?")
                        .params(child.value(), guardian.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Member> people(String sql, MemberId of) {
        return db.sql(sql).param(of.value()).query(UUID.class).list().stream()
                .map(MemberId::new)
                .map(members::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
