package org.etabli.lab.machine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Profiles by name: those that come with Établi, and the lab's own. A profile never changes; an edited one has another
 * name, made of what it says, so that whatever was computed for the old one stays true of it.
 */
@Repository
public class Profiles {

    /** Twice the longest anybody would write by hand. */
    public static final int LONGEST_YAML = 20_000;
    /** Enough of a hash to tell a lab's profiles apart, and short enough to read. */
    private static final int HASH_DIGITS = 12;

    private static final int LONGEST_STEM = 40;

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, MachineProfile> read = new ConcurrentHashMap<>();

    Profiles(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    MachineProfile named(String name) {
        return read.computeIfAbsent(
                name,
                n -> MachineProfile.NAMES.contains(n) ? MachineProfile.named(n) : MachineProfile.parse(yaml(n), n));
    }

    /** A profile as it is written. */
    public String yaml(String name) {
        if (MachineProfile.NAMES.contains(name)) {
            return BuiltInProfiles.yaml(name);
        }
        return db.sql("select yaml from machine_profile where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ProfileException("no machine profile is called '" + name + "'"));
    }

    /**
     * Keeps a profile and answers its name.
     *
     * @throws ProfileException if it is no profile
     */
    @Transactional
    String keep(String stem, String yaml) {
        if (yaml.length() > LONGEST_YAML) {
            throw new ProfileException("profile: is longer than " + LONGEST_YAML + " characters");
        }
        MachineProfile.parse(yaml, "profile");
        String hash = HexFormat.of().formatHex(Secrets.sha256().digest(yaml.getBytes(StandardCharsets.UTF_8)));
        String name = (stem.length() <= LONGEST_STEM ? stem : stem.substring(0, LONGEST_STEM)) + "-"
                + hash.substring(0, HASH_DIGITS);
        boolean known = db.sql("select count(*) from machine_profile where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            db.sql("insert into machine_profile (name, yaml, made_at) values (?, ?, ?)")
                    .params(name, yaml, Columns.at(clock.instant()))
                    .update();
        }
        return name;
    }
}
