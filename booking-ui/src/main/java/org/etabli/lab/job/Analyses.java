package org.etabli.lab.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.etabli.gcode.Analysis;
import org.etabli.lab.machine.Machine;
import org.springframework.stereotype.Service;

/** What is said of each file on each machine; read again rather than kept, beyond the last few looked at. */
@Service
public class Analyses {

    /** A room full of people, each looking at a few files on a few machines. */
    private static final int KEPT = 64;

    private final FileStore store;
    private final Map<Key, Analysis> latest = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Analysis> eldest) {
            return size() > KEPT;
        }
    });

    Analyses(FileStore store) {
        this.store = store;
    }

    private record Key(String sha256, String profile) {}

    public Analysis of(GcodeFile file, Machine machine) {
        Key key = new Key(file.sha256(), machine.profileName());
        Analysis known = latest.get(key);
        if (known != null) {
            return known;
        }
        try {
            Analysis analysis = org.etabli.gcode.GcodeFile.analyse(store.path(file.sha256()), machine.profile());
            latest.put(key, analysis);
            return analysis;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the stored file " + file.sha256(), e);
        }
    }

    static Job.Planned planned(Analysis analysis) {
        return new Job.Planned(
                analysis.estimate().seconds(), analysis.estimate().grams());
    }
}
