package org.etabli.lab.member;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The audit log, as it concerns one person. Its entries hold no names; after an erasure they concern nobody. */
@Component
class AuditData implements PersonalData {

    private static final int MOST = 10_000;

    private final Audit audit;

    AuditData(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String topic() {
        return "audit";
    }

    @Override
    public Period kept() {
        return Period.ofDays((int) Audit.KEPT.toDays());
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        return audit.about(member, MOST).stream()
                .map(entry -> Map.<String, Object>of(
                        "at", entry.at().toString(), "deed", entry.deed(), "about", entry.about()))
                .toList();
    }

    @Override
    public void erase(MemberId member) {
        // That an account was erased has itself to be told for a year; the entries name nobody.
    }

    @Override
    public int sweep() {
        return audit.sweep();
    }
}
