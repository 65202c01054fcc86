package org.etabli.lab.testlab;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.marlin.MarlinError;
import org.etabli.controller.stream.FailureKind;
import org.etabli.lab.api.Scope;
import org.etabli.lab.api.Tokens;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.LiveStatesInTests;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolling;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Level;
import org.etabli.lab.course.NewParticipant;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.course.SessionDesk;
import org.etabli.lab.course.Template;
import org.etabli.lab.course.TemplateId;
import org.etabli.lab.demo.DemoPeople;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.kiosk.Kiosks;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.MachineDesk;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.machine.Profiles;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.ArrivalsInTests;
import org.etabli.lab.reservation.Displacements;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.RuleScope;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.TrainingId;
import org.etabli.lab.training.TrainingWishes;
import org.etabli.lab.training.Trainings;

/**
 * A lab in the middle of a week, with something on every page: people of every role and a child, trainings, bookings,
 * a print under way and one that is over, a course, a closure, a broken machine. It is Monday, 9:00.
 */
public final class FurnishedLab implements AutoCloseable {

    public static final String PASSWORD = DemoPeople.PASSWORD;

    private static final MachineId PRINTER = new MachineId("prusa-1");
    private static final MachineId SECOND = new MachineId("prusa-2");
    private static final MachineId LASER = new MachineId("laser-1");
    private static final String DEMO_BENCH = "bench-1";

    private final Lab lab;
    private final UnaryOperator<String> words;
    private final Map<String, String> names = new HashMap<>();
    private long told = 1_000;

    private FurnishedLab(Lab lab, UnaryOperator<String> words) {
        this.lab = lab;
        this.words = words;
    }

    /** @param words makes of each text what people of this lab would have typed in its place */
    public static FurnishedLab furnished(UnaryOperator<String> words) {
        FurnishedLab furnished = new FurnishedLab(Lab.ofItsOwn("--etabli.demo=true"), words);
        furnished.people();
        furnished.machines();
        furnished.trainings();
        furnished.lastWeek();
        furnished.thisWeek();
        furnished.course();
        furnished.office();
        return furnished;
    }

    public URI address() {
        return lab.address();
    }

    /** What stands for a name in a view's address: {@code machine}, {@code course} … */
    public String named(String name) {
        return names.getOrDefault(name, "no-" + name);
    }

    /** The address with which somebody of this role signs in; everybody's password is {@link #PASSWORD}. */
    public static String email(Role role) {
        return switch (role) {
            case MEMBER -> DemoPeople.MEMBER.email();
            case ANIMATOR -> DemoPeople.ANIMATOR.email();
            case MANAGER -> DemoPeople.MANAGER.email();
            case VOLUNTEER, ADMINISTRATOR -> role.name().toLowerCase(Locale.ROOT) + "@exemple.fr";
        };
    }

    private Member somebody(Role role) {
        return lab.bean(Members.class).findByEmail(email(role)).orElseThrow();
    }

    private void people() {
        Members members = lab.bean(Members.class);
        members.add(email(Role.VOLUNTEER), words.apply("Bruno Petit"), PASSWORD, Role.VOLUNTEER, Locale.FRENCH);
        members.add(email(Role.ADMINISTRATOR), words.apply("Denise Roux"), PASSWORD, Role.ADMINISTRATOR, Locale.FRENCH);
        members.add("hugo@exemple.fr", words.apply("Hugo Fabre"), PASSWORD, Role.MEMBER, Locale.FRENCH);
        // Somebody who signed up and has not confirmed their address.
        members.add(new NewMember(words.apply("Inès Lopez"), "ines@exemple.fr", null, Role.MEMBER, Locale.FRENCH, null))
                .orElseThrow();
        Member parent = somebody(Role.MEMBER);
        lab.bean(Registry.class)
                .change(
                        somebody(Role.MANAGER),
                        parent,
                        new NewMember(
                                words.apply(parent.name()), parent.email(), null, Role.MEMBER, Locale.FRENCH, null));
        lab.bean(Registry.class)
                .add(
                        somebody(Role.MANAGER),
                        new NewMember(
                                words.apply("Lina Diallo"),
                                null,
                                "lina.diallo",
                                Role.MEMBER,
                                Locale.FRENCH,
                                LocalDate.of(2015, 5, 4)),
                        parent);
        Groups groups = lab.bean(Groups.class);
        groups.add(words.apply("Collège Jean-Moulin"));
        groups.add("confirmes", words.apply("Confirmés"));
        groups.join(parent.id(), "confirmes");
        names.put("person", parent.id().toString());
        names.put(
                "password",
                lab.bean(Registry.class)
                        .passwordLink(somebody(Role.MANAGER), hugo())
                        .orElseThrow());
    }

    private Member hugo() {
        return lab.bean(Members.class).findByEmail("hugo@exemple.fr").orElseThrow();
    }

    private void machines() {
        lab.bean(Machines.class).add(SECOND, words.apply("Prusa MK3S n° 2"), "prusa-mk3s", DEMO_BENCH, 100);
        MachineDesk desk = lab.bean(MachineDesk.class);
        desk.change(
                somebody(Role.MANAGER),
                new MachineDesk.Wanted(
                        LASER.value(),
                        words.apply("Découpe laser 40 W"),
                        DEMO_BENCH,
                        600,
                        words.apply("Allumez l’aspiration avant de badger.\nNe laissez jamais la découpe seule."),
                        lab.bean(Profiles.class).yaml("grbl-laser")));
        desk.picture(somebody(Role.MANAGER), PRINTER, photo(new Color(0x2c, 0x6e, 0x63)));
        Care care = lab.bean(Care.class);
        care.report(
                somebody(Role.MEMBER),
                SECOND,
                true,
                words.apply("Ça sent le brûlé près de la buse."),
                photo(new Color(0xb4, 0x53, 0x2a)));
        care.report(somebody(Role.MEMBER), LASER, false, words.apply("La lentille est sale."), null);
        names.put("machine", PRINTER.value());
        names.put("broken", SECOND.value());
        LiveStatesInTests.status(lab.bean(LiveStates.class), DEMO_BENCH, true);
    }

    private String photo(Color colour) {
        BufferedImage picture = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 640, 420);
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(180, 90, 280, 240, 40, 40);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
            return lab.bean(Photos.class)
                    .keep(new ByteArrayInputStream(out.toByteArray()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void trainings() {
        Training first = training("Accueil et sécurité", "Une demi-heure, chaque mercredi à 18 h.", Set.of(), null);
        Training laser = training("Découpe laser", "Le premier samedi du mois, avec Yann.", Set.of(first.id()), 24);
        training("Impression 3D", "Sur rendez-vous, une heure.", Set.of(first.id()), 36);
        TrainingDesk desk = lab.bean(TrainingDesk.class);
        List<Member> both = List.of(somebody(Role.MEMBER), hugo(), somebody(Role.ANIMATOR), somebody(Role.MANAGER));
        desk.grant(somebody(Role.ANIMATOR), first, both);
        desk.grant(somebody(Role.ANIMATOR), laser, both);
        desk.need(somebody(Role.MANAGER), LASER, Set.of(laser.id()));
        Training third = lab.bean(Trainings.class).all().stream()
                .filter(training ->
                        training.prerequisites().size() == 1 && !training.id().equals(laser.id()))
                .findFirst()
                .orElseThrow();
        lab.bean(TrainingWishes.class).wish(hugo().id(), third.id());
        desk.revoke(somebody(Role.ANIMATOR), hugo(), laser, words.apply("Machine laissée seule."));
    }

    private Training training(
            String name, String how, Set<TrainingId> first, @org.jspecify.annotations.Nullable Integer months) {
        Training training = new Training(
                lab.bean(TrainingDesk.class).blank().id(),
                words.apply(name),
                words.apply("Ce qu’il faut savoir avant de commencer."),
                words.apply(how),
                months,
                first,
                false);
        lab.bean(TrainingDesk.class).keep(somebody(Role.MANAGER), training);
        return training;
    }

    /** A print of last Friday that failed once, from the booking to the watt-hours. */
    private void lastWeek() {
        Member member = somebody(Role.MEMBER);
        lab.clock().set(at("2026-02-27T09:55"));
        Reservation done = reserve(PRINTER, member, "2026-02-27T10:00", "2026-02-27T11:00");
        GcodeFile file = file(member, "cube.gcode");
        Job failed = lab.bean(JobDesk.class).queue(done, file).orElseThrow();
        Job job = lab.bean(JobDesk.class).queue(done, file).orElseThrow();
        ArrivalsInTests.arrive(lab, done);
        String session = "s-friday";
        Instant start = done.slot().start();
        tell(
                session,
                new Happening.SessionOpened(member.id().toString(), done.id().toString(), null, null),
                start.plusSeconds(61));
        tell(session, new Happening.PoweredOn(), start.plusSeconds(62));
        tell(session, new Happening.JobStarted(failed.id().toString(), file.sha256(), 2_000), start.plusSeconds(70));
        String reason =
                new JobReason(FailureKind.HALTED, MarlinError.MIN_TEMPERATURE + ": MINTEMP triggered").toString();
        tell(
                session,
                new Happening.JobEnded(
                        failed.id().toString(), Happening.Outcome.FAILED, reason, 40, 61, JobUsage.none()),
                start.plusSeconds(90));
        tell(session, new Happening.JobStarted(job.id().toString(), file.sha256(), 2_000), start.plusSeconds(140));
        JobUsage used = new JobUsage(1_290, 130, 0, 0, List.of(new JobUsage.Filament(0, 1_371, 3_297, 4.1)));
        tell(
                session,
                new Happening.JobEnded(job.id().toString(), Happening.Outcome.COMPLETED, null, 2_000, 2_400, used),
                start.plusSeconds(1_560));
        tell(session, new Happening.PoweredOff(PowerOffCause.BADGE_OUT), start.plusSeconds(1_700));
        tell(session, new Happening.SessionClosed(PowerOffCause.BADGE_OUT, 118), start.plusSeconds(1_701));
        names.put("record", done.id().toString());
        lab.clock().set(SteppedClock.START);
    }

    private void tell(String session, Happening what, Instant at) {
        lab.bean(BenchEvents.class)
                .receive(new BenchEvent(1, DEMO_BENCH, ++told, at, true, PRINTER.value(), session, what));
    }

    private GcodeFile file(Member owner, String name) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/gcode/cube.gcode"));
            return lab.bean(GcodeFiles.class).add(owner.id(), words.apply(name), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void thisWeek() {
        Member member = somebody(Role.MEMBER);
        Reservation running = reserve(PRINTER, member, "2026-03-02T09:00", "2026-03-02T11:00");
        ArrivalsInTests.arrive(lab, running);
        LiveStatesInTests.running(
                lab.bean(LiveStates.class),
                PRINTER.value(),
                member.id().toString(),
                lab.clock().instant(),
                Duration.ofMinutes(95).toSeconds());
        reserve(PRINTER, hugo(), "2026-03-02T11:30", "2026-03-02T13:00");
        reserve(LASER, somebody(Role.ANIMATOR), "2026-03-02T10:00", "2026-03-02T12:00");
        reserve(PRINTER, somebody(Role.ANIMATOR), "2026-03-03T14:00", "2026-03-03T16:30");
        reserve(PRINTER, somebody(Role.MANAGER), "2026-03-04T14:00", "2026-03-04T15:00");
        Reservation wished = reserve(PRINTER, hugo(), "2026-03-05T10:00", "2026-03-05T12:00");
        WaitingList waiting = lab.bean(WaitingList.class);
        waiting.join(PRINTER, member, wished.slot());
        lab.bean(Planning.class).release(wished, hugo());
        waiting.join(PRINTER, member, slot("2026-03-03T14:00", "2026-03-03T16:00"));
        RuleBook rules = lab.bean(RuleBook.class);
        rules.set(RuleScope.SITE, Rule.LONGEST, "PT4H");
        rules.set(RuleScope.of(PRINTER), Rule.APPROVAL, "true");
        reserve(PRINTER, hugo(), "2026-03-06T10:00", "2026-03-06T12:00");
        reserve(PRINTER, member, "2026-03-07T10:00", "2026-03-07T11:00");
        rules.unset(RuleScope.of(PRINTER), Rule.APPROVAL);
        reserve(LASER, member, "2026-03-04T15:00", "2026-03-04T17:00");
        lab.bean(Displacements.class)
                .close(LASER, slot("2026-03-04T14:00", "2026-03-04T18:00"), words.apply("Nouvelle lentille"));
    }

    private void course() {
        Member animator = somebody(Role.ANIMATOR);
        Template template = new Template(
                TemplateId.fresh(),
                words.apply("Modéliser et imprimer"),
                words.apply("Fabrication numérique"),
                Level.BEGINNERS,
                words.apply("Dessiner un objet, le préparer, l’imprimer, le corriger."),
                words.apply("Un crayon, une idée."),
                6,
                90,
                8,
                8,
                14,
                0,
                null,
                Set.of(SECOND),
                List.of(words.apply("Je dessine en 3D"), words.apply("Je prépare mon fichier")),
                List.of(new Template.Material(
                        words.apply("Livret de l’élève"), "https://example.org/livret.pdf", "CC BY-SA 4.0")),
                false);
        CourseDesk desk = lab.bean(CourseDesk.class);
        if (!desk.keep(animator, template).done()) {
            throw new IllegalStateException("the template was refused");
        }
        Course course = desk.plan(
                        animator,
                        template,
                        animator,
                        LocalDate.of(2026, 3, 2),
                        LocalTime.of(14, 0),
                        Duration.ofHours(1))
                .course();
        CourseSession session = lab.bean(Courses.class).sessions(course.id()).getFirst();
        for (String child : List.of("Mia", "Tom", "Zoé")) {
            Enrolling enrolled = lab.bean(EnrolmentDesk.class)
                    .enrol(animator, course.id(), NewParticipant.called(words.apply(child)));
            if (enrolled instanceof Enrolling.Enrolled(Participant participant)) {
                lab.bean(QueueDesk.class).bring(animator, session, participant, file(animator, child + ".gcode"));
            }
        }
        lab.bean(SessionDesk.class).open(animator, session);
        names.put("course", course.id().toString());
        names.put("session", session.id().toString());
    }

    private void office() {
        names.put(
                "kiosk",
                lab.bean(Kiosks.class)
                        .add(somebody(Role.MANAGER), words.apply("Entrée de l’atelier"))
                        .orElseThrow());
        lab.bean(Tokens.class).issue(somebody(Role.MEMBER).id(), words.apply("trancheur"), Set.of(Scope.READ));
        // Set last: what is reserved already stands, and the boards show when the lab is closed.
        lab.bean(RuleBook.class).set(RuleScope.SITE, Rule.HOURS, "mon-fri 09:00-12:00 14:00-19:00; sat 10:00-17:00");
    }

    private Reservation reserve(MachineId machine, Member by, String start, String end) {
        return switch (lab.bean(Planning.class).reserve(machine, by, slot(start, end))) {
            case Reserved.Granted granted -> granted.reservation();
            case Reserved.Refused refused -> throw new IllegalStateException(by.name() + ", " + start + ": " + refused);
        };
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Lab.PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }

    @Override
    public void close() {
        lab.close();
    }
}
