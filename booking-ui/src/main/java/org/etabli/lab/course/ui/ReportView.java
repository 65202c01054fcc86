package org.etabli.lab.course.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.etabli.lab.course.report.ActivityReport;
import org.etabli.lab.course.report.ActivityReports;
import org.etabli.lab.course.report.Basis;
import org.etabli.lab.course.report.Dimension;
import org.etabli.lab.course.report.Masking;
import org.etabli.lab.course.report.ReportPapers;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** The activity report: a period chosen, every figure shown, and opened down to what it was counted from. */
@Route("courses/report")
@RolesAllowed("ANIMATOR")
public class ReportView extends Page {

    private final ActivityReports reports;
    private final ReportPapers papers;
    private final Figures figures;
    private final DatePicker from = Fields.day(getTranslation("course.report.from"));
    private final DatePicker last = Fields.day(getTranslation("course.report.last"));
    private final Select<Dimension> first = new Select<>();
    private final Select<Dimension> second = new Select<>();
    private final Div shown = new Div();

    ReportView(ActivityReports reports, ReportPapers papers, FiguresOf figures, Clock clock) {
        super("course.report.title");
        this.reports = reports;
        this.papers = papers;
        this.figures = figures.in(getLocale());
        LocalDate today = this.figures.date(clock.instant());
        from.setValue(today.withDayOfYear(1));
        last.setValue(today.withDayOfYear(today.lengthOfYear()));
        choose(first, "course.report.rows", Dimension.AGE);
        choose(second, "course.report.columns", Dimension.GENDER);
        List.of(from, last).forEach(field -> field.addValueChangeListener(changed -> show()));
        Div fields = new Div(from, last, first, second);
        fields.addClassName("fields");
        shown.addClassName("report");
        add(new Anchor("/courses", getTranslation("course.title")), heading(), new Card(fields), shown);
        show();
    }

    private void choose(Select<Dimension> select, String label, Dimension value) {
        select.setLabel(getTranslation(label));
        select.setItems(Dimension.values());
        select.setItemLabelGenerator(d -> getTranslation(d.text()));
        select.setValue(value);
        select.addValueChangeListener(changed -> show());
    }

    private void show() {
        shown.removeAll();
        boolean complete =
                !from.isEmpty() && !last.isEmpty() && !last.getValue().isBefore(from.getValue());
        if (!complete) {
            shown.add(new Paragraph(getTranslation("course.report.period")));
            return;
        }
        ActivityReport report = reports.of(from.getValue(), last.getValue());
        Div papersRow = new Div(
                download(
                        "activite.pdf",
                        "application/pdf",
                        "PDF",
                        () -> papers.pdf(report, first.getValue(), second.getValue(), figures.language())),
                download(
                        "activite.csv",
                        "text/csv; charset=utf-8",
                        "CSV",
                        () -> papers.csv(report, first.getValue(), second.getValue(), figures.language())));
        papersRow.addClassName("actions");
        shown.add(papersRow);
        Card figuresCard = new Card();
        String part = "";
        NativeTableBody body = new NativeTableBody();
        for (ReportPapers.Line line : papers.lines(report, figures.language())) {
            if (!line.part().equals(part)) {
                part = line.part();
                body = new NativeTableBody();
                figuresCard.add(new H2(part), table(body));
            }
            NativeTableCell value = line.opens()
                    ? opening(line.value(), line.name(), report, line.basis())
                    : new NativeTableCell(line.value());
            body.add(new NativeTableRow(header(line.name()), value));
        }
        shown.add(figuresCard, crossed(report));
        shown.add(
                new Paragraph(getTranslation("course.report.masked", Masking.LEAST)),
                new Paragraph(getTranslation("course.report.co2e-how", report.gramsCo2ePerKwh())));
    }

    private static NativeTable table(NativeTableBody body) {
        NativeTable table = new NativeTable(body);
        table.addClassName("figures-table");
        return table;
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }

    private Anchor download(String name, String type, String text, Supplier<byte[]> content) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = content.get();
                    return new DownloadResponse(new ByteArrayInputStream(bytes), name, type, bytes.length);
                }),
                AttachmentType.DOWNLOAD,
                text);
        link.addClassNames("button-link", "download-" + text.toLowerCase(java.util.Locale.ROOT));
        return link;
    }

    private Card crossed(ActivityReport report) {
        ActivityReport.Crossed crossed = report.crossed(first.getValue(), second.getValue());
        NativeTableRow head = new NativeTableRow(new NativeTableHeaderCell(""));
        crossed.columns()
                .forEach(c ->
                        head.add(new NativeTableHeaderCell(papers.value(second.getValue(), c, figures.language()))));
        head.add(new NativeTableHeaderCell(getTranslation("course.report.sum")));
        NativeTableBody body = new NativeTableBody();
        for (int row = 0; row <= crossed.rows().size(); row++) {
            NativeTableRow line =
                    new NativeTableRow(header(papers.rowName(first.getValue(), crossed, row, figures.language())));
            for (int column = 0; column <= crossed.columns().size(); column++) {
                String text = crossed.counts().shown(row, column);
                boolean inner = row < crossed.rows().size()
                        && column < crossed.columns().size();
                line.add(
                        inner && !text.equals("*") && !text.equals("0")
                                ? opening(
                                        text,
                                        rowAndColumn(crossed, row, column),
                                        report,
                                        cell(report, crossed, row, column))
                                : new NativeTableCell(text));
            }
            body.add(line);
        }
        NativeTable table = table(body);
        table.addComponentAsFirst(new NativeTableHeader(head));
        return Card.titled(
                getTranslation(first.getValue().text()) + " × "
                        + getTranslation(second.getValue().text()),
                table);
    }

    private String rowAndColumn(ActivityReport.Crossed crossed, int row, int column) {
        return papers.value(first.getValue(), crossed.rows().get(row), figures.language()) + " × "
                + papers.value(second.getValue(), crossed.columns().get(column), figures.language());
    }

    private Basis cell(ActivityReport report, ActivityReport.Crossed crossed, int row, int column) {
        return report.of(
                first.getValue(),
                crossed.rows().get(row),
                second.getValue(),
                crossed.columns().get(column));
    }

    /** A figure that opens down to what it was counted from. */
    private NativeTableCell opening(String figure, String name, ActivityReport report, Basis basis) {
        NativeButton open = new NativeButton(
                figure, click -> new BasisDialog(name + " : " + figure, report, basis, figures).open());
        open.addClassName("figure-open");
        open.getElement().setAttribute("aria-haspopup", "dialog");
        return new NativeTableCell(open);
    }
}
