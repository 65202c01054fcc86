package org.etabli.lab.course.report;

import static org.etabli.lab.course.report.Pdf.escape;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.etabli.lab.course.report.ActivityReport.Crossed;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;

/** The activity report as funders want it: pages, and a table for a spreadsheet. Both say the very same. */
@Service
public class ReportPapers {

    private final Texts texts;
    private final FiguresOf figures;
    private final LabSettings settings;

    ReportPapers(Texts texts, FiguresOf figures, LabSettings settings) {
        this.texts = texts;
        this.figures = figures;
        this.settings = settings;
    }

    /**
     * One line of the report: what it is about, what of it, and how much.
     *
     * @param basis what it is counted from
     */
    public record Line(String part, String name, String value, Basis basis) {

        /** A hidden figure is not opened either: counting what is behind it would show it. */
        public boolean opens() {
            return !value.contains("*");
        }
    }

    /** Every line, in the order of the pages. */
    public List<Line> lines(ActivityReport report, Locale language) {
        Figures f = figures.in(language);
        List<Line> lines = new ArrayList<>();
        String all = text("course.report.all", language);
        Basis attended = Basis.ofAttended(report.attended());
        Basis made = Basis.ofMade(report.made());
        Basis first = Basis.ofAttended(report.firstAttended());
        Basis held = Basis.ofHeld(report.sessions());
        String people = report.hidesPeople() ? "*" : f.number(report.people(), 0);
        lines.add(new Line(
                all, name("sessions", language), f.number(report.sessions().size(), 0), held));
        lines.add(new Line(all, name("people", language), people, attended));
        lines.add(
                new Line(all, name("first-timers", language), masked(report.firstTimers(), report.people(), f), first));
        lines.add(new Line(all, name("hours", language), f.number(report.minutes() / 60.0, 1), attended));
        lines.add(new Line(all, name("machine-hours", language), f.number(report.machineSeconds() / 3600.0, 2), made));
        lines.add(new Line(all, name("material", language), f.number(report.milligrams() / 1000.0, 1), made));
        lines.add(new Line(all, name("energy", language), f.number(report.milliwattHours() / 1e6, 3), made));
        lines.add(new Line(all, name("co2e", language), f.number(report.gramsCo2e(), 0), made));
        for (Dimension by : Dimension.values()) {
            Crossed counted = report.alone(by);
            for (int row = 0; row < counted.rows().size(); row++) {
                String value = counted.rows().get(row);
                lines.add(new Line(
                        text(by.text(), language),
                        value(by, value, language),
                        counted.counts().shown(row, 0),
                        report.of(by, value)));
            }
        }
        for (ActivityReport.Theme theme : report.themes()) {
            lines.add(new Line(
                    text("course.report.themes", language),
                    theme.name(),
                    text(
                            "course.report.theme",
                            language,
                            theme.sessions(),
                            masked(theme.people(), report.people(), f),
                            f.number(theme.minutes() / 60.0, 1)),
                    report.ofTheme(theme.name())));
        }
        for (ActivityReport.Machine machine : report.machines()) {
            lines.add(new Line(
                    text("course.report.machines", language),
                    machine.name(),
                    text(
                            "course.report.machine",
                            language,
                            f.number(machine.seconds() / 3600.0, 2),
                            f.number(machine.milligrams() / 1000.0, 1),
                            f.number(machine.milliwattHours() / 1e6, 3)),
                    Basis.ofMade(report.made().stream()
                            .filter(one -> one.machine().equals(machine.name()))
                            .toList())));
        }
        return lines;
    }

    /** Some of all people; hidden where they, or the others, are few. */
    private static String masked(int some, int all, Figures f) {
        return Masking.isSmall(some) || Masking.isSmall(all - some) ? "*" : f.number(some, 0);
    }

    /** A dimension's value in words. */
    public String value(Dimension by, String value, Locale language) {
        if (by.hasKeys()) {
            return text(value, language);
        }
        return value.isEmpty() ? text("course.report.unsaid", language) : value;
    }

    public byte[] csv(ActivityReport report, Dimension first, Dimension second, Locale language) {
        StringWriter out = new StringWriter();
        // Spreadsheets in French read semicolons; the mark at the beginning tells them it is UTF-8.
        out.write('\ufeff');
        try (CSVPrinter csv =
                new CSVPrinter(out, CSVFormat.EXCEL.builder().setDelimiter(';').get())) {
            csv.printRecord(
                    text("course.report.title", language),
                    period(report, language),
                    settings.site().label());
            for (Line line : lines(report, language)) {
                csv.printRecord(safe(line.part()), safe(line.name()), safe(line.value()));
            }
            Crossed crossed = report.crossed(first, second);
            for (int row = 0; row <= crossed.rows().size(); row++) {
                List<String> cells = new ArrayList<>(List.of(safe(rowName(first, crossed, row, language))));
                for (int column = 0; column <= crossed.columns().size(); column++) {
                    cells.add(crossed.counts().shown(row, column));
                }
                csv.printRecord(cells);
            }
            csv.printRecord(text("course.report.masked", language, Masking.LEAST));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What people wrote is never run as a formula by a spreadsheet. */
    private static String safe(String cell) {
        return cell.matches("(?s)[=+@\\-\t\r].*") ? "'" + cell : cell;
    }

    public byte[] pdf(ActivityReport report, Dimension first, Dimension second, Locale language) {
        StringBuilder body = new StringBuilder("<h1>" + escape(text("course.report.title", language)) + "</h1><p>"
                + escape(settings.site().label()) + " · " + escape(period(report, language)) + "</p>");
        String part = "";
        for (Line line : lines(report, language)) {
            if (!line.part().equals(part)) {
                body.append(part.isEmpty() ? "" : "</table>").append("<h2>").append(escape(line.part()));
                body.append("</h2><table>");
                part = line.part();
            }
            body.append("<tr><td>").append(escape(line.name())).append("</td><td class=\"figure\">");
            body.append(escape(line.value())).append("</td></tr>");
        }
        body.append("</table>").append(crossed(report.crossed(first, second), first, second, language));
        body.append("<p class=\"quiet\">").append(escape(text("course.report.masked", language, Masking.LEAST)));
        body.append("</p><p class=\"quiet\">")
                .append(escape(text("course.report.co2e-how", language, report.gramsCo2ePerKwh())));
        return Pdf.of(
                text("course.report.title", language),
                language.getLanguage(),
                body.append("</p>").toString());
    }

    private String crossed(Crossed crossed, Dimension first, Dimension second, Locale language) {
        StringBuilder table = new StringBuilder("<h2>" + escape(text(first.text(), language)) + " × "
                + escape(text(second.text(), language)) + "</h2><table><tr><th></th>");
        for (String column : crossed.columns()) {
            table.append("<th class=\"figure\">")
                    .append(escape(value(second, column, language)))
                    .append("</th>");
        }
        table.append("<th class=\"figure\">")
                .append(escape(text("course.report.sum", language)))
                .append("</th></tr>");
        for (int row = 0; row <= crossed.rows().size(); row++) {
            table.append("<tr><td>")
                    .append(escape(rowName(first, crossed, row, language)))
                    .append("</td>");
            for (int column = 0; column <= crossed.columns().size(); column++) {
                table.append("<td class=\"figure\">")
                        .append(crossed.counts().shown(row, column))
                        .append("</td>");
            }
            table.append("</tr>");
        }
        return table.append("</table>").toString();
    }

    /** The name of a crossed table's row; the last is the sum. */
    public String rowName(Dimension by, Crossed crossed, int row, Locale language) {
        return row == crossed.rows().size()
                ? text("course.report.sum", language)
                : value(by, crossed.rows().get(row), language);
    }

    private String period(ActivityReport report, Locale language) {
        DateTimeFormatter day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        return day.format(report.from()) + " – " + day.format(report.until().minusDays(1));
    }

    private String name(String figure, Locale language) {
        return text("course.report." + figure, language);
    }

    private String text(String key, Locale language, Object... parameters) {
        return texts.getTranslation(key, language, parameters);
    }
}
