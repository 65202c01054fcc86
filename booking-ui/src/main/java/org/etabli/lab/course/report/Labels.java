package org.etabli.lab.course.report;

import static org.etabli.lab.course.report.Pdf.escape;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.etabli.lab.course.ClassQueues;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Pieces;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.springframework.stereotype.Service;

/**
 * A sheet of labels, one a piece, for the usual A4 sheet of 3 by 8 labels of 70 by 37 mm: stuck on the piece, its bag or
 * its plate, so that it finds its child after the class, too.
 */
@Service
public class Labels {

    private static final int ACROSS = 3;
    private static final int DOWN = 8;

    private final ClassQueues queues;
    private final Texts texts;
    private final FiguresOf figures;

    Labels(ClassQueues queues, Texts texts, FiguresOf figures) {
        this.queues = queues;
        this.texts = texts;
        this.figures = figures;
    }

    /** The labels of a session's pieces, in the queue's order; pieces taken out of it have none. */
    public byte[] of(Course course, CourseSession session, Locale language) {
        Figures f = figures.in(language);
        var about = queues.about(session);
        List<String> labels = queues.queue(session).pieces().stream()
                .filter(piece -> piece.state() != QueuedPiece.State.REMOVED)
                .map(QueuedPiece::id)
                .map(id -> label(
                        Objects.requireNonNull(about.get(id)),
                        id,
                        course.name() + " · "
                                + texts.getTranslation("course.session.number", language, session.number()) + " · "
                                + f.shortDay(session.slot().start())))
                .toList();
        StringBuilder body = new StringBuilder();
        for (int from = 0; from == 0 || from < labels.size(); from += ACROSS * DOWN) {
            body.append(sheet(labels.subList(from, Math.min(labels.size(), from + ACROSS * DOWN))));
        }
        return Pdf.of(
                texts.getTranslation("course.labels", language), language.getLanguage(), "labels", body.toString());
    }

    private static String sheet(List<String> labels) {
        StringBuilder rows = new StringBuilder("<table class=\"labels\">");
        for (int row = 0; row * ACROSS < Math.max(1, labels.size()); row++) {
            rows.append("<tr>");
            for (int column = 0; column < ACROSS; column++) {
                int place = row * ACROSS + column;
                rows.append("<td><div class=\"label\">")
                        .append(place < labels.size() ? labels.get(place) : "")
                        .append("</div></td>");
            }
            rows.append("</tr>");
        }
        return rows.append("</table>").toString();
    }

    /** The last signs of the piece's identity tell two pieces of one child apart when the sheet is printed twice. */
    private static String label(Pieces.About about, PieceId id, String where) {
        String mark = id.value().toString();
        return "<p class=\"whose\">" + escape(about.label()) + "</p><p class=\"where\">" + escape(where)
                + "</p><p class=\"mark\">" + mark.substring(mark.length() - 6) + "</p>";
    }
}
