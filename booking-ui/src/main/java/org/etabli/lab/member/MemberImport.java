package org.etabli.lab.member;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list of members as association tools export it, read and looked through before anything is kept. Comma, semicolon or
 * tab; UTF-8 or the encoding of Western Windows; columns in any order, recognised by their titles and changed by hand.
 */
public final class MemberImport {

    /** Ten times a large lab; a longer list is another kind of file. */
    public static final int MOST_ROWS = 20_000;

    public static final int MOST_BYTES = 10 << 20;
    private static final int MOST_COLUMNS = 200;

    private final List<String> titles;
    private final List<List<String>> rows;
    private final List<Long> lines;

    private MemberImport(List<String> titles, List<List<String>> rows, List<Long> lines) {
        this.titles = titles;
        this.rows = rows;
        this.lines = lines;
    }

    /** What a column can be. */
    public enum Column {
        NAME("nom complet", "name", "full name", "nom et prenom", "adherent"),
        FIRST_NAME("prenom", "first name", "firstname", "given name"),
        LAST_NAME("nom", "nom de famille", "last name", "lastname", "surname", "family name"),
        EMAIL(
                "email",
                "e-mail",
                "mail",
                "courriel",
                "adresse email",
                "adresse e-mail",
                "email address",
                "adresse mail"),
        LOGIN("login", "identifiant", "username"),
        BORN("date de naissance", "naissance", "ne le", "nee le", "birthday", "date of birth", "birth date"),
        LANGUAGE("langue", "language", "lang");

        private final List<String> titles;

        Column(String... titles) {
            this.titles = List.of(titles);
        }

        private static Optional<Column> titled(String title) {
            String plain = Normalizer.normalize(title.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .replaceAll("[_\\s]+", " ");
            for (Column column : values()) {
                if (column.titles.contains(plain)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    /** What came of reading a file. */
    public sealed interface Read {

        record List(MemberImport list) implements Read {}

        /** @param text key of what is wrong, with the number of the line */
        record Refused(String text, long line) implements Read {}
    }

    /** Something wrong with one line. */
    public record Fault(long line, String text, String value) {}

    /** What would be added, and what stands in the way; only without faults may it be kept. */
    public record Preview(List<NewMember> people, List<Fault> faults) {}

    public static Read read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new Read.Refused("import.refused.long", 0);
        }
        String text = decoded(bytes);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                if (rows.size() > MOST_ROWS || record.size() > MOST_COLUMNS) {
                    return new Read.Refused("import.refused.long", parser.getCurrentLineNumber());
                }
                rows.add(record.toList());
                lines.add(parser.getCurrentLineNumber());
            }
        } catch (CSVException | java.io.UncheckedIOException e) {
            return new Read.Refused("import.refused.quotes", lines.isEmpty() ? 1 : lines.getLast() + 1);
        } catch (IOException e) {
            return new Read.Refused("import.refused.unreadable", 1);
        }
        if (rows.size() < 2) {
            return new Read.Refused("import.refused.empty", 0);
        }
        return new Read.List(
                new MemberImport(rows.getFirst(), rows.subList(1, rows.size()), lines.subList(1, lines.size())));
    }

    public List<String> titles() {
        return titles;
    }

    public int size() {
        return rows.size();
    }

    /** Columns as their titles tell: by number, from 0. */
    public Map<Column, Integer> guess() {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < titles.size(); i++) {
            int at = i;
            Column.titled(titles.get(i)).ifPresent(column -> columns.putIfAbsent(column, at));
        }
        return columns;
    }

    /** Looks every line through. */
    public Preview preview(Map<Column, Integer> columns, LocalDate today, Members members) {
        List<NewMember> people = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        if (!columns.containsKey(Column.NAME)
                && !columns.containsKey(Column.FIRST_NAME)
                && !columns.containsKey(Column.LAST_NAME)) {
            faults.add(new Fault(1, "import.fault.no-name-column", ""));
            return new Preview(people, faults);
        }
        for (int i = 0; i < rows.size(); i++) {
            long line = lines.get(i);
            List<String> row = rows.get(i);
            String born = value(row, columns, Column.BORN);
            LocalDate birthday = birthday(born);
            if (!born.isEmpty() && birthday == null) {
                faults.add(new Fault(line, "import.fault.born", born));
                continue;
            }
            NewMember person = person(row, columns, birthday, today);
            NewMember.Fault fault = person.fault(today);
            String signIn = person.email() == null ? person.login() : person.email();
            if (fault != null) {
                faults.add(new Fault(line, fault.text(), String.join(" · ", row)));
            } else if (signIn != null && members.isTaken(signIn)) {
                faults.add(new Fault(line, "import.fault.known", signIn));
            } else if (signIn != null && seen.putIfAbsent(signIn, line) != null) {
                faults.add(new Fault(line, "import.fault.twice", signIn));
            } else {
                people.add(person);
            }
        }
        return new Preview(people, faults);
    }

    /** A birthday is kept of minors only. */
    private static NewMember person(
            List<String> row, Map<Column, Integer> columns, @Nullable LocalDate birthday, LocalDate today) {
        String whole = value(row, columns, Column.NAME);
        String name = whole.isEmpty()
                ? value(row, columns, Column.FIRST_NAME) + " " + value(row, columns, Column.LAST_NAME)
                : whole;
        boolean minor =
                birthday != null && birthday.plusYears(Member.ADULT_YEARS).isAfter(today);
        return new NewMember(
                name,
                value(row, columns, Column.EMAIL),
                value(row, columns, Column.LOGIN),
                Role.MEMBER,
                value(row, columns, Column.LANGUAGE).toLowerCase(Locale.ROOT).startsWith("en")
                        ? Locale.ENGLISH
                        : Locale.FRENCH,
                minor ? birthday : null);
    }

    private static String value(List<String> row, Map<Column, Integer> columns, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= row.size() ? "" : row.get(at).strip();
    }

    private static @Nullable LocalDate birthday(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (String pattern : List.of("uuuu-MM-dd", "dd/MM/uuuu", "dd.MM.uuuu", "dd-MM-uuuu")) {
            try {
                return LocalDate.parse(
                        text, DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT));
            } catch (DateTimeParseException _) {
                // The next pattern may fit.
            }
        }
        return null;
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        long semicolons = first.chars().filter(c -> c == ';').count();
        long tabs = first.chars().filter(c -> c == '\t').count();
        long commas = first.chars().filter(c -> c == ',').count();
        return tabs > Math.max(semicolons, commas) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
