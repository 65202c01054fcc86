package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.course.ClassQueues;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Pieces;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.Lane;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.Plates;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.Schedule;
import org.etabli.lab.course.queue.Shape;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.PrintPlans;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;

/** The class's pieces over the session's machines: what runs, what is next, and who will not take theirs home. */
class QueueCard extends Card {

    /** More would only be skipped over. */
    private static final int MOST_PLATES = 2;

    private final CourseSession session;
    private final Enrolments enrolments;
    private final ClassQueues queues;
    private final QueueDesk desk;
    private final GcodeFiles files;
    private final PrintPlans plans;
    private final LiveStates states;
    private final Member by;
    private final Figures figures;
    private final PieceUpload upload;
    private final SessionMachines machines;
    private final Div list = new Div();
    private final Div hints = new Div();
    private Map<PieceId, Pieces.About> about = Map.of();
    private String drawn = "";

    QueueCard(
            CourseSession session,
            Enrolments enrolments,
            ClassQueues queues,
            QueueDesk desk,
            GcodeFiles files,
            PrintPlans plans,
            LiveStates states,
            Member by,
            Figures figures) {
        this.session = session;
        this.enrolments = enrolments;
        this.queues = queues;
        this.desk = desk;
        this.files = files;
        this.plans = plans;
        this.states = states;
        this.by = by;
        this.figures = figures;
        this.upload = new PieceUpload(session, desk, files, by, figures, this::refresh);
        this.machines = new SessionMachines(this, states);
        addClassName("queue");
        list.addClassName("queue-list");
        list.getElement().setAttribute("role", "list");
        Button self = new Button(
                getTranslation("course.queue.order-itself"),
                click -> change(queue -> new ClassQueue.Step.Taken(queue.orderItself())));
        add(new H2(getTranslation("course.queue")), machines, upload, hints, list, self);
        refresh();
    }

    private List<Participant> people() {
        return enrolments.enrolled(session.course()).stream()
                .map(Enrolment::participant)
                .toList();
    }

    static String refusal(ClassQueue.Why why) {
        return "course.queue." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As machines tell it, once a second each: only what changes the screen is drawn anew. */
    void refreshIfChanged() {
        if (!signature().equals(drawn)) {
            refresh();
        }
    }

    private String signature() {
        return queues.queue(session).pieces().stream()
                        .map(p -> p.id() + " " + p.state() + " " + p.on())
                        .collect(Collectors.joining(","))
                + session.machines().stream()
                        .map(kept -> states.of(kept.machine().value())
                                .map(state -> String.valueOf(state.relayClosed()))
                                .orElse("?"))
                        .collect(Collectors.joining(","));
    }

    /** Everything anew, as it is now. */
    void refresh() {
        drawn = signature();
        // The queue first: a piece that another upload adds meanwhile is then in neither, or in both.
        ClassQueue queue = queues.queue(session);
        about = queues.about(session);
        upload.offer(people());
        List<Lane> lanes = queues.lanes(session);
        Schedule schedule = queue.schedule(lanes);
        Map<MachineId, Machine> byId =
                queues.machines(session).stream().collect(Collectors.toMap(Machine::id, Function.identity()));
        machines.show(queue, lanes, byId);
        showHints(queue, schedule, byId);
        list.removeAll();
        for (QueuedPiece piece : ordered(queue, schedule)) {
            PieceLine line = new PieceLine(piece, this, schedule, lanes, byId);
            DropTarget.create(line).addDropListener(drop -> drop.getDragSourceComponent()
                    .filter(PieceLine.class::isInstance)
                    .map(PieceLine.class::cast)
                    .ifPresent(dragged -> move(dragged.id(), piece.id())));
            list.add(line);
        }
    }

    /** As they will be made, then what is done; as the animator ordered them, where they did. */
    private static List<QueuedPiece> ordered(ClassQueue queue, Schedule schedule) {
        return queue.pieces().stream()
                .filter(p -> p.state() != QueuedPiece.State.REMOVED)
                .sorted(Comparator.<QueuedPiece>comparingInt(p -> rank(p.state()))
                        .thenComparing(p -> queue.handOrdered()
                                ? Instant.EPOCH
                                : schedule.of(p.id()).map(s -> s.start()).orElse(Instant.EPOCH)))
                .toList();
    }

    private static int rank(QueuedPiece.State state) {
        return switch (state) {
            case RUNNING -> 0;
            case WAITING -> 1;
            case HELD -> 2;
            case DONE -> 3;
            case HANDED_OVER, REMOVED -> 4;
        };
    }

    void move(PieceId piece, PieceId before) {
        change(queue -> queue.move(
                piece, queue.pieces().stream().map(QueuedPiece::id).toList().indexOf(before)));
    }

    /** From the order that is shown, one place up or down. */
    void nudge(PieceId piece, int places) {
        ClassQueue queue = queues.queue(session);
        List<PieceId> shown = ordered(queue, queue.schedule(queues.lanes(session))).stream()
                .map(QueuedPiece::id)
                .toList();
        int to = Math.clamp(shown.indexOf(piece) + places, 0, shown.size() - 1);
        for (int i = 0; i < shown.size(); i++) {
            int place = i;
            desk.change(by, session, q -> q.move(shown.get(place), place));
        }
        change(q -> q.move(piece, to));
    }

    void change(Function<ClassQueue, ClassQueue.Step> deed) {
        if (desk.change(by, session, deed) instanceof ClassQueue.Step.Refused(ClassQueue.Why why)) {
            upload.refuse(getTranslation(refusal(why)));
        }
        refresh();
    }

    /** Says what came of starting a piece. */
    void say(QueueDesk.Started started) {
        if (started instanceof QueueDesk.Started.Refused refused) {
            upload.refuse(getTranslation(refused.text()));
        }
        refresh();
    }

    private void showHints(ClassQueue queue, Schedule schedule, Map<MachineId, Machine> byId) {
        hints.removeAll();
        schedule.end()
                .ifPresent(end -> hints.add(new Paragraph(getTranslation(
                        "course.queue.end",
                        queue.waiting().size(),
                        figures.time(end),
                        schedule.late().size()))));
        List<Plates.Bed> beds = byId.values().stream().map(QueueCard::bed).toList();
        Map<PieceId, Shape> shapes = queue.waiting().stream()
                .collect(Collectors.toMap(QueuedPiece::id, p -> about(p.id()).shape()));
        Plates.suggest(queue.waiting(), shapes, beds).stream()
                .limit(MOST_PLATES)
                .forEach(plate -> {
                    Paragraph together = new Paragraph(getTranslation(
                            "course.queue.plate",
                            plate.pieces().stream().map(id -> about(id).label()).collect(Collectors.joining(", ")),
                            figures.duration(plate.saves())));
                    together.addClassName("hint");
                    hints.add(together);
                });
    }

    private static Plates.Bed bed(Machine machine) {
        var volume = machine.profile().volume();
        return new Plates.Bed(
                machine.id(),
                volume.x().max() - volume.x().min(),
                volume.y().max() - volume.y().min());
    }

    Pieces.About about(PieceId piece) {
        return Objects.requireNonNull(about.get(piece));
    }

    QueueDesk desk() {
        return desk;
    }

    Member by() {
        return by;
    }

    CourseSession session() {
        return session;
    }

    Figures figures() {
        return figures;
    }

    PrintPlans plans() {
        return plans;
    }

    GcodeFiles files() {
        return files;
    }

    List<Participant> others(QueuedPiece piece) {
        return people().stream()
                .filter(p -> !p.id().value().equals(piece.owner()))
                .toList();
    }
}
