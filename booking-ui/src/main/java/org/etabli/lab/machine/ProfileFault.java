package org.etabli.lab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.gcode.machine.ProfileException;

/**
 * What is wrong with a profile, taken apart so that it can be said beside its field and in the reader's language.
 *
 * @param key the profile's key, e.g. {@code volume.x}; empty where the whole is no profile
 * @param line of the text, from 1; 0 where it is unknown
 * @param text key of the bundles
 * @param parameters for the text: the key, then what the text needs
 */
public record ProfileFault(String key, int line, String text, List<String> parameters) {

    private static final Pattern SHAPE =
            Pattern.compile("^[^:,]*(?:, line (\\d+))?: ([A-Za-z0-9.-]*): (.*)$", Pattern.DOTALL);
    private static final Map<Pattern, String> SENTENCES = Map.of(
            Pattern.compile("is missing"), "profile.fault.missing",
            Pattern.compile("expected a number above 0, found (.*)"), "profile.fault.above-zero",
            Pattern.compile("expected a number of at least (.*), found (.*)"), "profile.fault.at-least",
            Pattern.compile("expected a number from 0 to below 1, found (.*)"), "profile.fault.below-one",
            Pattern.compile("expected a whole number, found (.*)"), "profile.fault.whole",
            Pattern.compile("expected a number(?:, found '(.*)')?"), "profile.fault.number",
            Pattern.compile("expected \\[smallest, largest]"), "profile.fault.range",
            Pattern.compile("expected one of (.*), found '(.*)'"), "profile.fault.choice",
            Pattern.compile("expected keys and values"), "profile.fault.keys");

    public static ProfileFault of(ProfileException exception) {
        String message = String.valueOf(exception.getMessage());
        Matcher shape = SHAPE.matcher(message);
        if (!shape.matches()) {
            return new ProfileFault("", 0, "profile.fault.other", List.of(message));
        }
        int line = shape.group(1) == null ? 0 : Integer.parseInt(shape.group(1));
        String key = shape.group(2);
        String why = shape.group(3);
        for (Map.Entry<Pattern, String> sentence : SENTENCES.entrySet()) {
            Matcher matched = sentence.getKey().matcher(why);
            if (matched.matches()) {
                List<String> parameters = new ArrayList<>(List.of(key));
                for (int group = 1; group <= matched.groupCount(); group++) {
                    parameters.add(matched.group(group) == null ? "" : matched.group(group));
                }
                return new ProfileFault(key, line, sentence.getValue(), List.copyOf(parameters));
            }
        }
        return new ProfileFault(key, line, "profile.fault.other", List.of(key + ": " + why));
    }
}
