package org.etabli.lab.demo;

import java.util.Locale;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.site.LabSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with the demo's lab; leaves one it filled before as it is; refuses any other. */
@Component
@ConditionalOnBooleanProperty("etabli.demo")
@Order(0)
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String BENCH = "bench-1";

    private final Members members;
    private final Badges badges;
    private final Benches benches;
    private final Machines machines;
    private final LabSettings settings;
    private final TransactionTemplate transaction;

    DemoData(
            Members members,
            Badges badges,
            Benches benches,
            Machines machines,
            LabSettings settings,
            TransactionTemplate transaction) {
        this.members = members;
        this.badges = badges;
        this.benches = benches;
        this.machines = machines;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (members.all().isEmpty()) {
            transaction.executeWithoutResult(status -> fill());
            LOG.info("Demo people and machines are there");
        } else if (members.findByEmail(DemoPeople.MEMBER.email()).isEmpty()) {
            throw new IllegalStateException("ETABLI_DEMO: the database in " + settings.data()
                    + " is a real lab's; set ETABLI_DATA to an empty folder for the demo");
        }
        String code = settings.demoCode();
        if (code != null) {
            benches.expectCode(BENCH, code);
        }
    }

    private void fill() {
        for (DemoPeople.Person person : DemoPeople.ALL) {
            Member member =
                    members.add(person.email(), person.name(), DemoPeople.PASSWORD, person.role(), Locale.FRENCH);
            badges.pair(person.badge(), member.id());
        }
        benches.add(BENCH, "Établi 1");
        machines.add(new MachineId("prusa-1"), "Prusa MK3S", "prusa-mk3s", BENCH, 100);
        machines.add(new MachineId("laser-1"), "Découpe laser 40 W", "grbl-laser", BENCH, 600);
    }
}
