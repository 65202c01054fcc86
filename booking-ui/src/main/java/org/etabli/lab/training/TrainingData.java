package org.etabli.lab.training;

import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Somebody's certifications and wishes. */
@Repository
class TrainingData implements PersonalData {

    private final JdbcClient db;
    private final Trainings trainings;
    private final Certifications certifications;

    TrainingData(JdbcClient db, Trainings trainings, Certifications certifications) {
        this.db = db;
        this.trainings = trainings;
        this.certifications = certifications;
    }

    @Override
    public String topic() {
        return "training";
    }

    @Override
    public @Nullable Period kept() {
        return null;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (Certification certification : certifications.of(member)) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put(
                    "training",
                    trainings.find(certification.training()).map(Training::name).orElse(""));
            fact.put("grantedAt", certification.grantedAt().toString());
            fact.put("expiresAt", String.valueOf(certification.expiresAt()));
            fact.put("revokedAt", String.valueOf(certification.revokedAt()));
            fact.put("reason", certification.reason() == null ? "" : certification.reason());
            facts.add(fact);
        }
        return facts;
    }

    @Override
    public void erase(MemberId member) {
        db.sql("delete from certification where member_id = ?")
                .param(member.value())
                .update();
        db.sql("delete from training_wish where member_id = ?")
                .param(member.value())
                .update();
    }

    @Override
    public int sweep() {
        return 0;
    }
}
