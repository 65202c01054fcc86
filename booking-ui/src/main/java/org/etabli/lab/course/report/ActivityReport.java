package org.etabli.lab.course.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the lab's courses were in a period: every figure is counted from the attendances and shares it holds, so that it
 * can be opened down to them.
 *
 * @param until excluded
 * @param sessions those that were held
 * @param tried the runs the machines' shares come from
 * @param gramsCo2ePerKwh what a kilowatt-hour stands for
 */
public record ActivityReport(
        LocalDate from,
        LocalDate until,
        List<Held> sessions,
        List<Attended> attended,
        List<Made> made,
        List<Tried> tried,
        double gramsCo2ePerKwh) {

    public ActivityReport {
        sessions = List.copyOf(sessions);
        attended = List.copyOf(attended);
        made = List.copyOf(made);
        tried = List.copyOf(tried);
    }

    /** People, each counted once. */
    public int people() {
        return persons(attended).size();
    }

    public int firstTimers() {
        return persons(firstAttended()).size();
    }

    List<Attended> firstAttended() {
        return attended.stream().filter(Attended::first).toList();
    }

    /** Minutes of all people together. */
    public long minutes() {
        return attended.stream().mapToLong(Attended::minutes).sum();
    }

    public long machineSeconds() {
        return made.stream().mapToLong(Made::seconds).sum();
    }

    public long milligrams() {
        return made.stream().mapToLong(Made::milligrams).sum();
    }

    public long milliwattHours() {
        return made.stream().mapToLong(Made::milliwattHours).sum();
    }

    /** Of the electricity the machines drew, in grams. */
    public double gramsCo2e() {
        return milliwattHours() / 1e6 * gramsCo2ePerKwh;
    }

    /** People by a dimension's values, in the values' order; each person has one value. */
    public Map<String, Integer> people(Dimension by) {
        Map<String, Integer> counts = new TreeMap<>();
        values(by).values().forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private Map<UUID, String> values(Dimension by) {
        Map<UUID, String> values = new LinkedHashMap<>();
        attended.forEach(one -> values.putIfAbsent(one.participant(), by.of(one)));
        return values;
    }

    /**
     * People by two dimensions at once, small counts hidden.
     *
     * @param rows the first dimension's values
     * @param columns the second's
     */
    public record Crossed(List<String> rows, List<String> columns, Masking counts) {}

    public Crossed crossed(Dimension first, Dimension second) {
        Map<UUID, String> one = values(first);
        Map<UUID, String> other = values(second);
        List<String> rows = List.copyOf(new TreeSet<>(one.values()));
        List<String> columns = List.copyOf(new TreeSet<>(other.values()));
        int[][] counts = new int[rows.size()][columns.size()];
        one.forEach((who, value) -> counts[rows.indexOf(value)][columns.indexOf(other.get(who))]++);
        return new Crossed(
                rows,
                columns,
                Masking.crossed(counts, alone(first).counts(), alone(second).counts()));
    }

    /** One dimension by itself, small counts hidden: a single column with its sum. */
    public Crossed alone(Dimension by) {
        return new Crossed(List.copyOf(people(by).keySet()), List.of(""), Masking.alone(counts(by), hidesPeople()));
    }

    /** Whether the number of all people would give a small count away: then it is hidden wherever it stands. */
    public boolean hidesPeople() {
        return Arrays.stream(Dimension.values()).map(this::counts).anyMatch(Masking::sumGivesAway);
    }

    private int[] counts(Dimension by) {
        return people(by).values().stream().mapToInt(n -> n).toArray();
    }

    /** @param people each counted once in the theme; somebody may be in several */
    public record Theme(String name, int sessions, int people, long minutes) {}

    public List<Theme> themes() {
        Set<String> names = sessions.stream().map(Held::theme).collect(Collectors.toCollection(TreeSet::new));
        return names.stream()
                .map(name -> {
                    Basis in = ofTheme(name);
                    return new Theme(
                            name,
                            in.held().size(),
                            persons(in.attended()).size(),
                            in.attended().stream().mapToLong(Attended::minutes).sum());
                })
                .toList();
    }

    /** What a theme's figures are counted from. */
    Basis ofTheme(String name) {
        return new Basis(
                sessions.stream().filter(s -> s.theme().equals(name)).toList(),
                attended.stream().filter(a -> a.theme().equals(name)).toList(),
                List.of());
    }

    /** The attendances of the people with one value of a dimension. */
    Basis of(Dimension by, String value) {
        Map<UUID, String> values = values(by);
        return Basis.ofAttended(attended.stream()
                .filter(one -> value.equals(values.get(one.participant())))
                .toList());
    }

    /** The attendances of the people in one cell of a crossed table. */
    public Basis of(Dimension first, String one, Dimension second, String other) {
        Map<UUID, String> values = values(second);
        return Basis.ofAttended(of(first, one).attended().stream()
                .filter(a -> other.equals(values.get(a.participant())))
                .toList());
    }

    /** The runs that shares of machines come from. */
    public List<Tried> tried(List<Made> shares) {
        Set<String> where = shares.stream().map(m -> m.session() + m.machine()).collect(Collectors.toSet());
        return tried.stream()
                .filter(run -> where.contains(run.session() + run.machine()))
                .toList();
    }

    public record Machine(String name, long seconds, long milligrams, long milliwattHours) {}

    public List<Machine> machines() {
        return new TreeMap<>(made.stream().collect(Collectors.groupingBy(Made::machine)))
                .entrySet().stream()
                        .map(entry -> new Machine(
                                entry.getKey(),
                                sum(entry.getValue(), Made::seconds),
                                sum(entry.getValue(), Made::milligrams),
                                sum(entry.getValue(), Made::milliwattHours)))
                        .toList();
    }

    /** What somebody is called where a figure is opened: a number that means nothing outside this report. */
    public String pseudonym(UUID participant) {
        List<UUID> all =
                attended.stream().map(Attended::participant).distinct().sorted().toList();
        return String.format(java.util.Locale.ROOT, "P%03d", all.indexOf(participant) + 1);
    }

    private static long sum(Collection<Made> made, Function<Made, Long> figure) {
        return made.stream().mapToLong(figure::apply).sum();
    }

    private static Set<UUID> persons(Collection<Attended> attended) {
        return attended.stream().map(Attended::participant).collect(Collectors.toSet());
    }
}
