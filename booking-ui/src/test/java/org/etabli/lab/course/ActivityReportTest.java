package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.report.ActivityReport;
import org.etabli.lab.course.report.ActivityReports;
import org.etabli.lab.course.report.Attended;
import org.etabli.lab.course.report.Basis;
import org.etabli.lab.course.report.Dimension;
import org.etabli.lab.course.report.Labels;
import org.etabli.lab.course.report.Masking;
import org.etabli.lab.course.report.OpenBadge;
import org.etabli.lab.course.report.Papers;
import org.etabli.lab.course.report.ReportPapers;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every figure of the report is counted again, by SQL that has nothing of the report's. */
class ActivityReportTest {

    /** No other test's courses are then. */
    private static final String IN_PERIOD = " s.starts_at >= timestamp with time zone '2031-01-01 00:00:00+01:00'"
            + " and s.starts_at < timestamp with time zone '2032-01-01 00:00:00+01:00' and s.opened_at is not null ";

    /** People of the period by age, in SQL. */
    private static final Map<String, String> BANDS = Map.of(
            "unsaid", "p.birth_year is null",
            "child", "2031 - p.birth_year < 12",
            "teen", "2031 - p.birth_year between 12 and 17",
            "young", "2031 - p.birth_year between 18 and 25",
            "adult", "2031 - p.birth_year between 26 and 59",
            "senior", "2031 - p.birth_year >= 60");

    @OnBothDatabases
    void everyFigureAgreesWithARecountByPlainSql(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 2);
        String themes = UUID.randomUUID().toString();
        fill(its, "A " + themes, 11);
        fill(its, "B " + themes, 9);
        JdbcClient db = its.lab.bean(JdbcClient.class);

        ActivityReport report =
                its.lab.bean(ActivityReports.class).of(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 12, 31));

        assertThat(report.sessions()).hasSize(count(db, "select count(*) from course_session s where" + IN_PERIOD));
        String here = " from attendance a join course_session s on s.id = a.session_id"
                + " join participant p on p.id = a.participant_id where a.state = 'PRESENT' and" + IN_PERIOD;
        assertThat(report.people()).isEqualTo(count(db, "select count(distinct a.participant_id)" + here));
        assertThat(report.firstTimers())
                .isEqualTo(count(
                        db,
                        "select count(distinct a.participant_id)" + here
                                + " and not exists (select 1 from attendance b join course_session t on t.id ="
                                + " b.session_id where b.participant_id = a.participant_id and b.state = 'PRESENT'"
                                + " and t.starts_at < timestamp with time zone '2031-01-01 00:00:00+01:00')"));
        assertThat(report.minutes())
                .isEqualTo(count(
                        db,
                        "select sum(floor(extract(epoch from (coalesce(a.left_at, s.ends_at) - s.starts_at)) / 60))"
                                + here));
        for (Gender gender : Gender.values()) {
            assertThat(report.people(Dimension.GENDER).getOrDefault(gender.text(), 0))
                    .isEqualTo(count(
                            db, "select count(distinct a.participant_id)" + here + " and p.gender = '" + gender + "'"));
        }
        for (SocialStatus status : SocialStatus.values()) {
            assertThat(report.people(Dimension.STATUS).getOrDefault(status.text(), 0))
                    .isEqualTo(count(
                            db, "select count(distinct a.participant_id)" + here + " and p.status = '" + status + "'"));
        }
        for (Map.Entry<String, String> band : BANDS.entrySet()) {
            assertThat(report.people(Dimension.AGE).getOrDefault("course.report.age." + band.getKey(), 0))
                    .as(band.getKey())
                    .isEqualTo(count(db, "select count(distinct a.participant_id)" + here + " and " + band.getValue()));
        }
        Map<String, Integer> communes = new TreeMap<>();
        db.sql("select coalesce(p.commune, '') as c, count(distinct a.participant_id) as n" + here
                        + " group by coalesce(p.commune, '')")
                .query(row -> {
                    communes.put(row.getString("c"), row.getInt("n"));
                });
        assertThat(report.people(Dimension.COMMUNE)).hasSizeGreaterThan(2).isEqualTo(communes);
        assertCrossed(report, db, here);
        String shares = " from course_share x join course_session s on s.id = x.session_id where" + IN_PERIOD;
        assertThat(report.machineSeconds()).isPositive().isEqualTo(count(db, "select sum(x.seconds)" + shares));
        assertThat(report.milligrams()).isEqualTo(count(db, "select sum(x.milligrams)" + shares));
        assertThat(report.milliwattHours()).isEqualTo(count(db, "select sum(x.milliwatt_hours)" + shares));
        assertThat(report.gramsCo2e()).isEqualTo(report.milliwattHours() / 1e6 * 52);
        for (ActivityReport.Theme theme : report.themes()) {
            String of = " and s.course_id in (select id from course where theme = '" + theme.name() + "')";
            assertThat(theme.people()).isEqualTo(count(db, "select count(distinct a.participant_id)" + here + of));
            assertThat(theme.minutes())
                    .isEqualTo(count(
                            db,
                            "select sum(floor(extract(epoch from (coalesce(a.left_at, s.ends_at)"
                                    + " - s.starts_at)) / 60))" + here + of));
            assertThat(theme.sessions())
                    .isEqualTo(count(db, "select count(*) from course_session s where" + IN_PERIOD + of));
        }
        for (ActivityReport.Machine machine : report.machines()) {
            String on = shares + " and x.machine_id in (select id from machine where name = '" + machine.name() + "')";
            assertThat(machine.seconds()).isEqualTo(count(db, "select sum(x.seconds)" + on));
            assertThat(machine.milligrams()).isEqualTo(count(db, "select sum(x.milligrams)" + on));
            assertThat(machine.milliwattHours()).isEqualTo(count(db, "select sum(x.milliwatt_hours)" + on));
        }
        assertOpened(its, report);
        assertShown(its, report);
    }

    /** Every cell of a crossed table, each person once. */
    private static void assertCrossed(ActivityReport report, JdbcClient db, String here) {
        for (Map.Entry<String, String> band : BANDS.entrySet()) {
            for (Gender gender : Gender.values()) {
                ActivityReport.Crossed crossed = report.crossed(Dimension.AGE, Dimension.GENDER);
                int row = crossed.rows().indexOf("course.report.age." + band.getKey());
                int column = crossed.columns().indexOf(gender.text());
                int counted = row < 0 || column < 0 ? 0 : crossed.counts().cells()[row][column];
                assertThat(counted)
                        .as("%s %s", band.getKey(), gender)
                        .isEqualTo(count(
                                db,
                                "select count(distinct a.participant_id)" + here + " and " + band.getValue()
                                        + " and p.gender = '" + gender + "'"));
            }
        }
    }

    /** Each figure that is shown opens down to as much as it says. */
    private static void assertOpened(CourseLab its, ActivityReport report) {
        List<ReportPapers.Line> lines = its.lab.bean(ReportPapers.class).lines(report, Locale.ENGLISH);
        assertThat(lines).hasSizeGreaterThan(15).allSatisfy(line -> {
            Basis basis = line.basis();
            assertThat(basis.held().size()
                            + basis.attended().size()
                            + basis.made().size())
                    .as(line.name())
                    .isPositive();
        });
        for (Dimension by : Dimension.values()) {
            report.people(by).forEach((value, people) -> assertThat(lines.stream()
                            .filter(line -> line.name()
                                    .equals(its.lab.bean(ReportPapers.class).value(by, value, Locale.ENGLISH)))
                            .flatMap(line -> line.basis().attended().stream())
                            .filter(one -> by.of(one).equals(value))
                            .map(Attended::participant)
                            .distinct())
                    .hasSize(people));
        }
        assertThat(report.tried(report.made())).hasSize(1).allSatisfy(run -> {
            assertThat(run.done()).isTrue();
            assertThat(run.seconds()).isEqualTo(60);
            assertThat(run.grams()).isEqualTo(1.5);
        });
        assertThat(lines.stream().filter(line -> line.value().contains("*")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.opens()).isFalse());
    }

    private static void assertShown(CourseLab its, ActivityReport report) {
        ReportPapers papers = its.lab.bean(ReportPapers.class);
        ActivityReport.Crossed crossed = report.crossed(Dimension.AGE, Dimension.GENDER);
        for (int row = 0; row < crossed.rows().size(); row++) {
            for (int column = 0; column < crossed.columns().size(); column++) {
                if (Masking.isSmall(crossed.counts().cells()[row][column])) {
                    assertThat(crossed.counts().shown(row, column)).isEqualTo("*");
                }
            }
        }
        String csv =
                new String(papers.csv(report, Dimension.AGE, Dimension.GENDER, Locale.FRENCH), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains("Personnes, comptées une fois;" + (report.hidesPeople() ? "*" : report.people()))
                .contains("'=cmd()");
        String pdf = text(papers.pdf(report, Dimension.AGE, Dimension.GENDER, Locale.ENGLISH));
        assertThat(pdf)
                .contains("Activity report")
                .contains("People, counted once")
                .contains("Under 12");
        assertThat(papers.lines(report, Locale.FRENCH))
                .noneMatch(line -> line.value().equals("3"));
    }

    @OnBothDatabases
    void theSheetTheCertificateAndTheBadgeSayWhatIsTrue(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        Member member = People.in(its.lab);
        Participant named = ((Enrolling.Enrolled)
                        its.lab.bean(EnrolmentDesk.class).enrol(member, course.id(), member))
                .participant();
        Participant bear = its.called(course, "Ours <b>brun</b> ŁąŽ");
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        CourseSession session = its.session(course, 1);
        its.lab.clock().set(session.slot().start());
        desk.open(its.animator, session);
        desk.note(its.animator, session, bear.id(), Attendance.State.PRESENT);
        desk.sign(its.animator, session, bear.id(), "M 10 10 L 60 60 L 100 20");
        desk.note(its.animator, session, named.id(), Attendance.State.ABSENT);

        String sheet = text(its.lab.bean(Papers.class).sheet(course, List.of(session), Locale.FRENCH));
        assertThat(sheet)
                .contains("Feuille d’émargement", "Ours <b>brun</b> ŁąŽ", "Présent·e", "Absent·e", "lundi 9 mars 2026");

        Progress progress = its.lab.bean(Progress.class);
        progress.validate(course.id(), bear.id(), 1, its.animator.id());
        String certificate = text(its.lab.bean(Papers.class).certificate(course, bear, Locale.ENGLISH));
        assertThat(certificate).contains("Slice").doesNotContain("Draw").contains("1 session, 1 h 30");

        OpenBadge badges = its.lab.bean(OpenBadge.class);
        assertThat(badges.of(course, named)).isEmpty();
        for (int step = 0; step < 3; step++) {
            progress.validate(course.id(), named.id(), step, its.animator.id());
        }
        assertThat(badges.of(course, named)).hasValueSatisfying(badge -> {
            assertThat(badge)
                    .containsEntry("type", "Assertion")
                    .containsEntry("verification", Map.of("type", "HostedBadge"));
            assertThat(badge.toString()).contains("sha256$").doesNotContain(String.valueOf(member.email()));
        });
        assertThat(badges.badge(course))
                .containsKeys("@context", "id", "name", "description", "image", "criteria", "issuer");
        assertThat(badges.issuer()).containsKeys("@context", "id", "name", "url");
        assertThat(badges.baked(course, named))
                .hasValueSatisfying(png -> assertThat(baked(png)).contains("\"Assertion\""));
        assertThat(badges.of(course, bear)).isEmpty();
    }

    @OnBothDatabases
    void everyPieceHasALabelThatFindsItsChild(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(12);
        its.piece(session, its.called(its.of(session), "Zoé & <Léo>"));
        PieceId gone = its.piece(session, its.called(its.of(session), "Parti"));
        its.lab.bean(QueueDesk.class).change(its.animator, session, queue -> queue.remove(gone));
        Course other = its.course(60);
        for (int i = 0; i < 24; i++) {
            its.piece(session, its.called(other, "N" + i));
        }

        byte[] pdf = its.lab.bean(Labels.class).of(its.of(session), session, Locale.FRENCH);

        assertThat(text(pdf))
                .contains("1 · Zoé & <Léo>", "26 · N23", "Séance 1")
                .doesNotContain("Parti");
        assertThat(pages(pdf)).isEqualTo(2);
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void fill(CourseLab its, String theme, int people) {
        its.lab.clock().set(Instant.parse("2031-01-06T08:00:00Z"));
        CourseDesk desk = its.lab.bean(CourseDesk.class);
        Template template = its.template(20, theme, null);
        Course course = desk.plan(
                        its.animator,
                        template,
                        its.animator,
                        LocalDate.of(2031, 1, theme.startsWith("A") ? 13 : 14),
                        CourseLab.TWO_PM,
                        Duration.ZERO)
                .course();
        Random random = new Random(theme.charAt(0));
        List<Participant> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String commune = i == 0 ? "=cmd()" : random.nextBoolean() ? "Rennes" : null;
            Integer born = i % 4 == 3 ? null : i % 4 == 2 ? 1955 + random.nextInt(60) : 2015 + random.nextInt(9);
            NewParticipant who = new NewParticipant(
                    null,
                    "P" + i,
                    null,
                    born,
                    Gender.values()[random.nextInt(3)],
                    SocialStatus.values()[random.nextInt(3)],
                    commune);
            all.add(((Enrolling.Enrolled) its.lab.bean(EnrolmentDesk.class).enrol(its.animator, course.id(), who))
                    .participant());
        }
        SessionDesk sessions = its.lab.bean(SessionDesk.class);
        for (int number = 1; number <= 3; number++) {
            CourseSession session = its.session(course, number);
            its.lab.clock().set(session.slot().start());
            sessions.open(its.animator, session);
            for (Participant who : all) {
                if (random.nextInt(4) > 0) {
                    sessions.note(its.animator, session, who.id(), Attendance.State.PRESENT);
                }
            }
            String usage = its.openMachine(session, its.machines.getFirst());
            if (number == 1 && theme.startsWith("A")) {
                its.run(session, its.piece(session, all.getFirst()), its.machines.getFirst(), usage, true, 60, 1.5);
            }
            its.lab.clock().step(Duration.ofMinutes(37).plusSeconds(number));
            sessions.leave(its.animator, session, all.getFirst().id());
            its.closeMachine(its.machines.getFirst(), usage, 41.2345 * number);
            sessions.close(its.animator, session);
        }
    }

    private static int count(JdbcClient db, String sql) {
        return db.sql(sql).query(Long.class).optional().orElse(0L).intValue();
    }

    /** What a verifier finds in the picture, read by the language's own PNG reader. */
    private static String baked(byte[] png) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in);
            assertThat(reader.getWidth(0)).isEqualTo(reader.getHeight(0)).isGreaterThan(100);
            reader.read(0);
            var entry = (org.w3c.dom.Element)
                    ((org.w3c.dom.Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                            .getElementsByTagName("iTXtEntry")
                            .item(0);
            assertThat(entry.getAttribute("keyword")).isEqualTo("openbadges");
            return entry.getAttribute("text");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
