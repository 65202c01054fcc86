package org.etabli.lab.reservation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rules a lab has set, and which of them holds for whom. */
@Repository
public class RuleBook {

    private final JdbcClient db;
    private final Groups groups;
    private final ApplicationEventPublisher events;

    RuleBook(JdbcClient db, Groups groups, ApplicationEventPublisher events) {
        this.db = db;
        this.groups = groups;
        this.events = events;
    }

    /**
     * Sets a rule in a scope, in place of what it was there.
     *
     * @throws IllegalArgumentException when the setting cannot be read, saying what to write
     */
    @Transactional
    public void set(RuleScope scope, Rule rule, String setting) {
        rule.check(setting);
        delete(scope, rule);
        insert(scope, rule, setting);
        events.publishEvent(new RulesChanged(scope.key()));
    }

    private void insert(RuleScope scope, Rule rule, String setting) {
        MachineId machine = scope.machine();
        db.sql("insert into rule (scope, name, setting, machine_id, group_name) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        scope.key(), rule.name(), setting, machine == null ? null : machine.value(), scope.group()))
                .update();
    }

    /** From now on the next wider scope counts. */
    @Transactional
    public void unset(RuleScope scope, Rule rule) {
        delete(scope, rule);
        events.publishEvent(new RulesChanged(scope.key()));
    }

    /**
     * Sets all that a scope asks for, in place of all it asked before.
     *
     * @throws IllegalArgumentException when a setting cannot be read; then nothing has changed
     */
    @Transactional
    public void setAll(RuleScope scope, Map<Rule, String> settings) {
        settings.forEach(Rule::check);
        for (Rule rule : Rule.values()) {
            delete(scope, rule);
        }
        settings.forEach((rule, setting) -> insert(scope, rule, setting));
        events.publishEvent(new RulesChanged(scope.key()));
    }

    private void delete(RuleScope scope, Rule rule) {
        db.sql("delete from rule where scope = ? and name = ?")
                .params(scope.key(), rule.name())
                .update();
    }

    /** What is set in a scope itself. */
    public Map<Rule, String> in(RuleScope scope) {
        Map<Rule, String> set = new EnumMap<>(Rule.class);
        set.putAll(all(List.of(scope)).getOrDefault(scope.key(), Map.of()));
        return set;
    }

    /** What holds for a member on a machine. */
    public Rules of(MachineId machine, Member member) {
        Rules rules = of(machine, groups.of(member.id()));
        return member.is(Role.ANIMATOR) ? rules.forStaff() : rules;
    }

    /** When the lab is open to a member on each machine: one look for a whole board. */
    public Function<MachineId, OpeningHours> hours(Member member) {
        List<String> groupNames = groups.of(member.id());
        Map<String, String> set = new HashMap<>();
        db.sql("select scope, setting from rule where name = ?")
                .param(Rule.HOURS.name())
                .query(row -> {
                    set.put(row.getString("scope"), row.getString("setting"));
                });
        return machine -> RuleScope.nearestFirst(machine, groupNames).stream()
                .map(scope -> set.get(scope.key()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(OpeningHoursText::read)
                .orElse(OpeningHours.ALWAYS);
    }

    Rules of(MachineId machine, List<String> groupNames) {
        List<RuleScope> scopes = RuleScope.nearestFirst(machine, groupNames);
        Map<String, Map<Rule, String>> set = all(scopes);
        return Rules.of((rule, reach) -> nearest(scopes, set, rule, reach));
    }

    private static @Nullable String nearest(
            List<RuleScope> scopes, Map<String, Map<Rule, String>> set, Rule rule, Rules.Reach reach) {
        for (RuleScope scope : scopes) {
            boolean looked =
                    switch (reach) {
                        case NEAREST -> true;
                        case SITE -> scope.machine() == null;
                        case MACHINE -> scope.machine() != null;
                    };
            String setting = set.getOrDefault(scope.key(), Map.of()).get(rule);
            if (looked && setting != null) {
                return setting;
            }
        }
        return null;
    }

    private Map<String, Map<Rule, String>> all(List<RuleScope> scopes) {
        String places = scopes.stream().map(scope -> "?").collect(Collectors.joining(", "));
        Map<String, Map<Rule, String>> set = new LinkedHashMap<>();
        db.sql("select scope, name, setting from rule where scope in (" + places + ")")
                .params(scopes.stream().map(RuleScope::key).toList())
                .query(row -> {
                    set.computeIfAbsent(row.getString("scope"), key -> new EnumMap<>(Rule.class))
                            .put(Rule.valueOf(row.getString("name")), row.getString("setting"));
                });
        return set;
    }
}
