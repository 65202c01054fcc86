package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.course.report.ActivityReport;
import org.etabli.lab.course.report.Attended;
import org.etabli.lab.course.report.Basis;
import org.etabli.lab.course.report.Held;
import org.etabli.lab.course.report.Made;
import org.etabli.lab.course.report.Tried;
import org.etabli.lab.shell.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was counted from: the sessions, the attendances, the machines' shares and the runs they come from. People
 * are numbers that mean nothing elsewhere.
 */
class BasisDialog extends Dialog {

    /** More is for the spreadsheet. */
    private static final int MOST_ROWS = 500;

    private final ActivityReport report;
    private final Figures figures;

    BasisDialog(String figure, ActivityReport report, Basis basis, Figures figures) {
        this.report = report;
        this.figures = figures;
        setHeaderTitle(figure);
        addClassName("basis");
        setWidth("min(96vw, 52rem)");
        Div tables = new Div();
        part(tables, "course.report.held", basis.held().stream().map(this::row).toList());
        part(
                tables,
                "course.report.attendances",
                basis.attended().stream().map(this::row).toList());
        part(
                tables,
                "course.report.shares",
                basis.made().stream().map(this::row).toList());
        part(
                tables,
                "course.report.runs",
                report.tried(basis.made()).stream().map(this::row).toList());
        add(tables);
        getFooter().add(new Button(getTranslation("course.close-dialog"), click -> close()));
    }

    private void part(Div tables, String title, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        NativeTableBody body = new NativeTableBody();
        rows.stream().limit(MOST_ROWS).forEach(cells -> {
            NativeTableRow row = new NativeTableRow();
            cells.forEach(cell -> row.add(new NativeTableCell(cell)));
            body.add(row);
        });
        NativeTable table = new NativeTable(body);
        table.addClassName("figures-table");
        tables.add(new H3(getTranslation(title, rows.size())), table);
    }

    private List<String> row(Held one) {
        return List.of(
                one.course(), getTranslation("course.session.number", one.number()), figures.shortDay(one.start()));
    }

    private List<String> row(Attended one) {
        return List.of(
                who(one.participant()), one.course(), figures.shortDay(one.start()), figures.minutes(one.minutes()));
    }

    private List<String> row(Made one) {
        return List.of(
                who(one.participant()),
                one.course() + " · " + one.machine(),
                figures.shortDay(one.start()),
                figures.duration(one.seconds()) + " · " + figures.grams(one.milligrams() / 1000.0) + " · "
                        + figures.wattHours(one.milliwattHours() / 1000.0));
    }

    private List<String> row(Tried one) {
        return List.of(
                who(one.participant()),
                one.machine(),
                figures.shortDay(one.begin()) + " " + figures.time(one.begin())
                        + (one.end() == null ? "" : " – " + figures.time(one.end())),
                getTranslation(one.done() ? "course.report.run.done" : "course.report.run.failed") + " · "
                        + figures.duration(one.seconds()) + " · " + figures.grams(one.grams()));
    }

    private String who(@Nullable UUID participant) {
        return participant == null ? "—" : report.pseudonym(participant);
    }
}
