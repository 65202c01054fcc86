package org.etabli.lab.machine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.sql.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What somebody said of machines; two years after it was solved it has taught what it could. */
@Repository
class ReportData implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(ReportData.class);
    private static final Period KEPT = Period.ofYears(2);

    private final JdbcClient db;
    private final ProblemReports reports;
    private final Photos photos;
    private final Clock clock;

    ReportData(JdbcClient db, ProblemReports reports, Photos photos, Clock clock) {
        this.db = db;
        this.reports = reports;
        this.photos = photos;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "report";
    }

    @Override
    public Period kept() {
        return KEPT;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (ProblemReport report : reports.by(member)) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("machine", report.machine().value());
            fact.put("at", report.at().toString());
            fact.put("words", report.words());
            fact.put("photo", report.photo() == null ? "" : report.photo());
            fact.put("answer", report.answer() == null ? "" : report.answer());
            facts.add(fact);
        }
        return facts;
    }

    /** What is wrong with a machine outlasts who said so; their photos might show them. */
    @Override
    @Transactional
    public void erase(MemberId member) {
        reports.by(member).forEach(this::dropPhoto);
        db.sql("update problem_report set photo = null where member_id = ?")
                .param(member.value())
                .update();
    }

    @Override
    @Transactional
    public int sweep() {
        var old = Columns.at(clock.instant().minus(Duration.ofDays(KEPT.getYears() * 365L)));
        db.sql("select photo from problem_report where solved_at < ? and photo is not null")
                .param(old)
                .query(String.class)
                .list()
                .forEach(this::drop);
        return db.sql("delete from problem_report where solved_at < ?")
                .param(old)
                .update();
    }

    private void dropPhoto(ProblemReport report) {
        if (report.photo() != null) {
            drop(report.photo());
        }
    }

    private void drop(String photo) {
        try {
            photos.drop(photo);
        } catch (IOException e) {
            LOG.warn("The photo {} could not be removed", photo, e);
        }
    }
}
