package org.etabli.lab.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.gcode.check.Finding;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.job.FileTooLargeException;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;

/** Where the class's files come in: each to its child, by the file's name or by the child chosen. */
class PieceUpload extends Div {

    private static final String[] ENDINGS = {".gcode", ".gco", ".g", ".nc", ".ngc", ".bgcode", ".3mf", ".gz"};
    /** A class brings its files at once. */
    private static final int MOST_FILES = 40;

    private final CourseSession session;
    private final QueueDesk desk;
    private final GcodeFiles files;
    private final Member by;
    private final Figures figures;
    private final Runnable changed;
    private final Select<Participant> child = new Select<>();
    private final Answer answer = new Answer();
    private List<Participant> people = List.of();

    PieceUpload(CourseSession session, QueueDesk desk, GcodeFiles files, Member by, Figures figures, Runnable changed) {
        this.session = session;
        this.desk = desk;
        this.files = files;
        this.by = by;
        this.figures = figures;
        this.changed = changed;
        addClassName("stack");
        child.setLabel(getTranslation("course.queue.child"));
        child.setItemLabelGenerator(Participant::callName);
        add(child, upload(), answer);
    }

    /** Whose pieces may come; who was chosen stays chosen. */
    void offer(List<Participant> enrolled) {
        people = List.copyOf(enrolled);
        Participant chosen = child.getValue();
        child.setItems(people);
        people.stream()
                .filter(p -> chosen == null || p.id().equals(chosen.id()))
                .findFirst()
                .ifPresent(child::setValue);
    }

    /** Says why something was not done. */
    void refuse(String text) {
        answer.bad(text);
    }

    private Upload upload() {
        UI ui = UI.getCurrent();
        Upload upload = Fields.files(
                event -> receive(event, ui),
                getTranslation("course.queue.choose"),
                getTranslation("course.queue.drop"));
        upload.setAcceptedFileTypes(ENDINGS);
        upload.setMaxFiles(MOST_FILES);
        upload.addClassName("drop");
        return upload;
    }

    /** Runs on the upload's own thread. A file that begins with a child's name is theirs; others are the chosen child's. */
    private void receive(UploadEvent event, UI ui) throws IOException {
        try {
            GcodeFile file = files.add(by.id(), event.getFileName(), event.getInputStream());
            Optional<Participant> owner = namedBy(file.name()).or(() -> Optional.ofNullable(child.getValue()));
            if (owner.isEmpty()) {
                ui.access(() -> answer.bad(getTranslation("course.queue.whose", file.name())));
                return;
            }
            QueueDesk.Brought brought = desk.bring(by, session, owner.get(), file);
            ui.access(() -> said(brought, file));
        } catch (FileTooLargeException e) {
            ui.access(() -> answer.bad(getTranslation("problem.file-too-large", e.maxBytes() / 1_000_000)));
        }
    }

    private Optional<Participant> namedBy(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(p -> name.startsWith(p.callName().toLowerCase(Locale.ROOT)))
                .max(java.util.Comparator.comparingInt(p -> p.callName().length()));
    }

    private void said(QueueDesk.Brought brought, GcodeFile file) {
        switch (brought) {
            case QueueDesk.Brought.Queued queued -> answer.good(getTranslation("course.queue.queued", queued.label()));
            case QueueDesk.Brought.Unfit unfit ->
                answer.bad(getTranslation(
                        "course.queue.unfit",
                        file.name(),
                        unfit.findings().values().stream()
                                .flatMap(List::stream)
                                .filter(Finding::isError)
                                .findFirst()
                                .map(finding -> finding.message(figures.language()))
                                .orElse("")));
            case QueueDesk.Brought.Refused refused -> answer.bad(getTranslation(QueueCard.refusal(refused.why())));
        }
        changed.run();
    }
}
