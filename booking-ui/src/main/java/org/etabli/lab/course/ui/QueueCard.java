package org.etabli.lab.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
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
import org.etabli.lab.job.FileTooLargeException;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.PrintPlans;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** The class's pieces over the session's machines: what runs, what is next, and who will not take theirs home. */
class QueueCard extends Card {

    private static final String[] ENDINGS = {".gcode", ".gco", ".g", ".nc", ".ngc", ".bgcode", ".3mf", ".gz"};
    /** A class brings its files at once. */
    private static final int MOST_FILES = 40;

    private final CourseSession session;
    private final Enrolments enrolments;
    private final QueueDesk queues;
    private final GcodeFiles files;
    private final PrintPlans plans;
    private final LiveStates states;
    private final Member by;
    private final Figures figures;
    private final Select<Participant> child = new Select<>();
    private final Answer answer = new Answer();
    private final Div machines = new Div();
    private final Div list = new Div();
    private final Div hints = new Div();
    private Map<PieceId, Pieces.About> about = Map.of();
    private String drawn = "";

    QueueCard(
            CourseSession session,
            Enrolments enrolments,
            QueueDesk queues,
            GcodeFiles files,
            PrintPlans plans,
            LiveStates states,
            Member by,
            Figures figures) {
        this.session = session;
        this.enrolments = enrolments;
        this.queues = queues;
        this.files = files;
        this.plans = plans;
        this.states = states;
        this.by = by;
        this.figures = figures;
        addClassName("queue");
        machines.addClassName("queue-machines");
        list.addClassName("queue-list");
        list.getElement().setAttribute("role", "list");
        child.setLabel(getTranslation("course.queue.child"));
        child.setItemLabelGenerator(Participant::callName);
        Button self = new Button(getTranslation("course.queue.order-itself"), click -> {
            queues.change(session, queue -> new ClassQueue.Step.Taken(queue.orderItself()));
            refresh();
        });
        add(new H2(getTranslation("course.queue")), machines, child, upload(), answer, hints, list, self);
        refresh();
    }

    private Upload upload() {
        UI ui = UI.getCurrent();
        Upload upload = new Upload((UploadHandler) event -> receive(event, ui));
        upload.setAcceptedFileTypes(ENDINGS);
        upload.setMaxFiles(MOST_FILES);
        upload.setUploadButton(new Button(getTranslation("course.queue.choose")));
        upload.setDropLabel(new Span(getTranslation("course.queue.drop")));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
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
            QueueDesk.Brought brought = queues.bring(session, owner.get(), file);
            ui.access(() -> said(brought, file));
        } catch (FileTooLargeException e) {
            ui.access(() -> answer.bad(getTranslation("problem.file-too-large", e.maxBytes() / 1_000_000)));
        }
    }

    private Optional<Participant> namedBy(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return people().stream()
                .filter(p -> name.startsWith(p.callName().toLowerCase(Locale.ROOT)))
                .max(java.util.Comparator.comparingInt(p -> p.callName().length()));
    }

    private List<Participant> people() {
        return enrolments.enrolled(session.course()).stream()
                .map(Enrolment::participant)
                .toList();
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
                                .filter(org.etabli.gcode.check.Finding::isError)
                                .findFirst()
                                .map(finding -> finding.message(figures.language()))
                                .orElse("")));
            case QueueDesk.Brought.Refused refused -> answer.bad(refusal(refused.why()));
        }
        refresh();
    }

    String refusal(ClassQueue.Why why) {
        return getTranslation(
                "course.queue." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
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
        Participant chosen = child.getValue();
        List<Participant> people = people();
        child.setItems(people);
        people.stream()
                .filter(p -> chosen == null || p.id().equals(chosen.id()))
                .findFirst()
                .ifPresent(child::setValue);
        List<Lane> lanes = queues.lanes(session);
        Schedule schedule = queue.schedule(lanes);
        Map<MachineId, Machine> byId =
                queues.machines(session).stream().collect(Collectors.toMap(Machine::id, Function.identity()));
        showMachines(queue, lanes, byId);
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
                .sorted(java.util.Comparator.<QueuedPiece>comparingInt(p -> rank(p.state()))
                        .thenComparing(p -> queue.handOrdered()
                                ? java.time.Instant.EPOCH
                                : schedule.of(p.id()).map(s -> s.start()).orElse(java.time.Instant.EPOCH)))
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
            queues.change(session, q -> q.move(shown.get(place), place));
        }
        change(q -> q.move(piece, to));
    }

    void change(Function<ClassQueue, ClassQueue.Step> deed) {
        if (queues.change(session, deed) instanceof ClassQueue.Step.Refused(ClassQueue.Why why)) {
            answer.bad(refusal(why));
        }
        refresh();
    }

    private void showMachines(ClassQueue queue, List<Lane> lanes, Map<MachineId, Machine> byId) {
        machines.removeAll();
        for (Lane lane : lanes) {
            Machine machine = java.util.Objects.requireNonNull(byId.get(lane.machine()));
            Span name = new Span(machine.name());
            name.addClassName("line-name");
            Div box = new Div(name, chip(machine.id()));
            box.addClassName("queue-machine");
            Optional<QueuedPiece> running = queue.running(machine.id());
            if (running.isPresent()) {
                box.add(new Span(about(running.get().id()).label()));
            } else {
                queue.next(machine.id(), lanes).ifPresent(next -> box.add(start(machine, next)));
            }
            machines.add(box);
        }
    }

    private Chip chip(MachineId machine) {
        boolean kept =
                session.machines().stream().anyMatch(m -> m.machine().equals(machine) && m.reservation() != null);
        boolean on =
                states.of(machine.value()).filter(MachineState::relayClosed).isPresent();
        if (!kept) {
            return new Chip(getTranslation("course.machine.not-kept"), Chip.Mood.BAD);
        }
        return on
                ? new Chip(getTranslation("course.machine.on"), Chip.Mood.GOOD)
                : new Chip(getTranslation("course.machine.badge"), Chip.Mood.WAITING);
    }

    private Div start(Machine machine, PieceId next) {
        String label = about(next).label();
        Button go = new Button(getTranslation("course.queue.start", label), click -> {
            if (queues.start(session, next, machine.id()) instanceof QueueDesk.Started.Refused refused) {
                answer.bad(getTranslation(refused.text()));
            }
            refresh();
        });
        go.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.PRIMARY);
        go.setAriaLabel(getTranslation("course.queue.start", label) + " · " + machine.name());
        Button hand = new Button(getTranslation("course.queue.by-hand"), click -> {
            if (queues.startByHand(session, next, machine.id()) instanceof QueueDesk.Started.Refused refused) {
                answer.bad(getTranslation(refused.text()));
            }
            refresh();
        });
        hand.setAriaLabel(getTranslation("course.queue.by-hand") + " · " + label + " · " + machine.name());
        Div actions = new Div(go, hand);
        actions.addClassName("actions");
        return actions;
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
        Plates.suggest(queue.waiting(), shapes, beds).stream().limit(2).forEach(plate -> {
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
        return java.util.Objects.requireNonNull(about.get(piece));
    }

    QueueDesk queues() {
        return queues;
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
