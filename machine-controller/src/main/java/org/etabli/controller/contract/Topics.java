package org.etabli.controller.contract;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The MQTT topics of one bench, all below {@code etabli/{site}/{bench}/}.
 *
 * @param site the lab's short name: lower-case letters, digits and dashes
 * @param bench the bench's short name, likewise
 */
public record Topics(String site, String bench) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String ROOT = "etabli/";

    public Topics {
        requireName("site", site);
        requireName("bench", bench);
    }

    /** Retained {@link BenchStatus}; the bench's last will says offline. */
    public String status() {
        return below("status");
    }

    /** Retained {@link SignedLease}, from the server. */
    public String lease() {
        return below("lease");
    }

    /** {@link BenchEvent}s from the bench's journal, QoS 1. */
    public String event() {
        return below("event");
    }

    /** {@link Command}s to one machine, QoS 1, with an expiry. */
    public String command(String machine) {
        return below(requireName("machine", machine) + "/command");
    }

    /** Filter of the commands to every machine of the bench. */
    public String commands() {
        return below("+/command");
    }

    /** Retained {@link MachineState}, at most one a second. */
    public String state(String machine) {
        return below(requireName("machine", machine) + "/state");
    }

    /** Filters a server listens to, for every bench of every site. */
    public static String everyStatus() {
        return ROOT + "+/+/status";
    }

    public static String everyEvent() {
        return ROOT + "+/+/event";
    }

    public static String everyState() {
        return ROOT + "+/+/+/state";
    }

    /** The bench a topic belongs to, or nothing when it is not one of ours. */
    public static Optional<Topics> of(String topic) {
        String[] parts = topic.split("/", -1);
        boolean ours = parts.length >= 4 && topic.startsWith(ROOT) && isName(parts[1]) && isName(parts[2]);
        return ours ? Optional.of(new Topics(parts[1], parts[2])) : Optional.empty();
    }

    /** The machine in a {@code …/{machine}/state} or {@code …/{machine}/command} topic. */
    public static Optional<String> machineOf(String topic) {
        String[] parts = topic.split("/", -1);
        return parts.length == 5 && isName(parts[3]) ? Optional.of(parts[3]) : Optional.empty();
    }

    /** Whether a word may stand in a topic: sites, benches and machines are all named so. */
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    private String below(String leaf) {
        return ROOT + site + '/' + bench + '/' + leaf;
    }

    private static String requireName(String what, String word) {
        if (!isName(word)) {
            throw new IllegalArgumentException(
                    what + " \"" + word + "\": use lower-case letters, digits and dashes, 40 at most");
        }
        return word;
    }
}
