package org.etabli.lab.reservation;

import java.util.List;
import java.util.stream.Stream;
import org.etabli.lab.machine.MachineId;
import org.jspecify.annotations.Nullable;

/** For whom and for what a rule is set; both absent: for the whole site. */
public record RuleScope(
        @Nullable MachineId machine, @Nullable String group) {

    public static final RuleScope SITE = new RuleScope(null, null);

    public static RuleScope of(MachineId machine) {
        return new RuleScope(machine, null);
    }

    public static RuleScope of(String group) {
        return new RuleScope(null, group);
    }

    /** Where a rule for a member of these groups on this machine is looked for; the first that sets it counts. */
    static List<RuleScope> nearestFirst(MachineId machine, List<String> groups) {
        return Stream.of(
                        groups.stream().map(group -> new RuleScope(machine, group)),
                        Stream.of(of(machine)),
                        groups.stream().map(RuleScope::of),
                        Stream.of(SITE))
                .flatMap(scopes -> scopes)
                .toList();
    }

    /** As it is kept. */
    String key() {
        return (machine == null ? "site" : "machine/" + machine) + (group == null ? "" : "/group/" + group);
    }
}
