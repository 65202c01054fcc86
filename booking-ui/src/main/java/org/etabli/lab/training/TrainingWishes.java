package org.etabli.lab.training;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who would like to be trained in what: animators plan by it. */
@Repository
public class TrainingWishes {

    private final JdbcClient db;
    private final Clock clock;

    TrainingWishes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public void wish(MemberId member, TrainingId training) {
        if (!wishes(member, training)) {
            db.sql("insert into training_wish (member_id, training_id, wished_at) values (?, ?, ?)")
                    .params(member.value(), training.value(), Columns.at(clock.instant()))
                    .update();
        }
    }

    @Transactional
    public void withdraw(MemberId member, TrainingId training) {
        db.sql("delete from training_wish where member_id = ? and training_id = ?")
                .params(member.value(), training.value())
                .update();
    }

    public boolean wishes(MemberId member, TrainingId training) {
        return db.sql("select count(*) from training_wish where member_id = ? and training_id = ?")
                        .params(member.value(), training.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Who waits for a training, longest first. */
    public List<MemberId> waitingFor(TrainingId training) {
        return db
                .sql("select member_id from training_wish where training_id = ? order by wished_at, member_id")
                .param(training.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .toList();
    }
}
