package org.etabli.lab.course.roll;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.ParticipantId;

/** What people are called on a device that may be lost: first names, with no more of the rest than tells two apart. */
final class FirstNames {

    private FirstNames() {}

    static Map<ParticipantId, String> of(List<Participant> people) {
        Map<String, Long> often =
                people.stream().collect(Collectors.groupingBy(p -> first(p.callName()), Collectors.counting()));
        Map<ParticipantId, String> names = new LinkedHashMap<>();
        Map<String, Integer> used = new LinkedHashMap<>();
        for (Participant one : people) {
            String first = first(one.callName());
            String name = often.getOrDefault(first, 0L) > 1 ? initialled(first, one.callName()) : first;
            int time = used.merge(name, 1, Integer::sum);
            names.put(one.id(), time == 1 ? name : name + " " + time);
        }
        return names;
    }

    private static String first(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    private static String initialled(String first, String name) {
        String rest = name.substring(first.length()).strip();
        return rest.isEmpty() ? first : first + " " + rest.substring(0, rest.offsetByCodePoints(0, 1)) + ".";
    }
}
