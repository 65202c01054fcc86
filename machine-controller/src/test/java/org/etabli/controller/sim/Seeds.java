package org.etabli.controller.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Many lives of one job, each from its seed. {@code -Detabli.seeds=1 -Detabli.firstSeed=N} shows one of them whole. */
public final class Seeds {

    public static final long COUNT = Long.getLong("etabli.seeds", 1000);
    private static final long FIRST = Long.getLong("etabli.firstSeed", 1);

    private Seeds() {}

    /**
     * Lives the job from each seed and asserts that none went wrong.
     *
     * @param life how the job ended, or what is wrong with that, with a colon in it
     * @return how many ended how
     */
    public static Map<String, Integer> live(String family, long count, LongFunction<String> life) {
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + count; seed++) {
            String outcome = life.apply(seed);
            outcomes.merge(outcome.contains(":") ? "WRONG" : outcome, 1, Integer::sum);
            if (outcome.contains(":")) {
                wrong.add("seed " + seed + ": " + outcome);
            }
        }
        say(family + ", " + count + " seeds: " + outcomes);
        assertThat(wrong).isEmpty();
        return outcomes;
    }

    /** Runs to the end; what never ends is told instead of thrown, null else. */
    public static @org.jspecify.annotations.Nullable String run(VirtualBench bench, double atMostSeconds) {
        try {
            bench.run(atMostSeconds);
        } catch (IllegalStateException stuck) {
            return "stuck: " + stuck.getMessage();
        }
        if (COUNT == 1) {
            int from = Math.max(0, bench.log.size() - Integer.getInteger("etabli.log", 120));
            say(String.join("\n", bench.log.subList(from, bench.log.size())));
        }
        return null;
    }

    /** How many lines at the beginning are the same. */
    public static int same(List<String> ran, List<String> wanted) {
        int same = 0;
        while (same < ran.size() && same < wanted.size() && ran.get(same).equals(wanted.get(same))) {
            same++;
        }
        return same;
    }

    private static void say(String text) {
        System.getLogger("etabli").log(System.Logger.Level.INFO, text.replace("'", "''"));
    }
}
