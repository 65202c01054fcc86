package org.etabli.lab.course;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.LabApplication;
import org.etabli.lab.bench.Leases;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.demo.DemoPeople;
import org.etabli.lab.demo.SimulatedReader;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.JobId;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.testlab.Lab;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's server in this very process, and a real bench beside it with three simulated printers. */
final class CourseHouse implements AutoCloseable {

    private static final List<String> PRINTERS = List.of("prusa-1", "prusa-2", "prusa-3");
    private static final double SPEED = 90;
    private static final long PATIENCE_SECONDS = 180;
    private static final int LOOKS_A_BADGE = 40;

    private final ConfigurableApplicationContext server;
    private final Process bench;
    private final Playwright playwright;
    private final Browser browser;
    private @org.jspecify.annotations.Nullable JobId stopped;

    private CourseHouse(ConfigurableApplicationContext server, Process bench, Playwright playwright, Browser browser) {
        this.server = server;
        this.bench = bench;
        this.playwright = playwright;
        this.browser = browser;
    }

    static boolean hasBrowser() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .anyMatch(Files::isExecutable);
    }

    static CourseHouse started() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Path data = Lab.temporaryFolder();
        String code = UUID.randomUUID().toString();
        int port = Lab.freePort();
        ConfigurableApplicationContext server = new SpringApplicationBuilder(LabApplication.class)
                .run(
                        "--server.port=" + port,
                        "--etabli.data=" + data,
                        "--etabli.broker.port=" + Lab.freePort(),
                        "--etabli.demo=true",
                        "--etabli.demo-code=" + code);
        Machines machines = server.getBean(Machines.class);
        for (String printer : PRINTERS.subList(1, PRINTERS.size())) {
            machines.add(new MachineId(printer), "Prusa MK3S n° " + printer.charAt(6), "prusa-mk3s", "bench-1", 100);
        }
        Process bench = bench(data, "http://127.0.0.1:" + port, code);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                                        .map(Path::of)
                                        .filter(Files::isExecutable)
                                        .findFirst()
                                        .orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        return new CourseHouse(server, bench, playwright, browser);
    }

    private static Process bench(Path data, String server, String code) throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(Path.of("../raspberry-pi/target"))) {
            jar = jars.filter(p -> p.getFileName().toString().matches("raspberry-pi-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        String machines =
                String.join(",", PRINTERS.stream().map(CourseHouse::machine).toList());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
        builder.environment()
                .putAll(Map.of(
                        "ETABLI_DATA",
                        data.toString(),
                        "ETABLI_SERVER",
                        server,
                        "ETABLI_BENCH_CODE",
                        code,
                        "ETABLI_SPEED",
                        String.valueOf(SPEED),
                        "SPRING_PROFILES_ACTIVE",
                        "demo",
                        "ETABLI_EXIT_WITH_STDIN",
                        "true",
                        "SPRING_APPLICATION_JSON",
                        "{\"bench\":{\"machines\":[" + machines + "]}}"));
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "course-bench.log").toFile())
                .start();
    }

    private static String machine(String id) {
        return "{\"id\":\"" + id + "\",\"profile\":\"prusa-mk3s\",\"link\":{\"kind\":\"simulated\"},\"relay\":"
                + "{\"kind\":\"pin\",\"pin\":" + (16 + id.charAt(6) - '0')
                + "},\"reader\":{\"kind\":\"simulated\"},\"meter\":{\"kind\":\"simulated\"},\"policy\":"
                + "{\"like\":\"printer\"}}";
    }

    <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    String address() {
        return "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
    }

    BrowserContext window(int width, int height) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    void signIn(Page page, String person) {
        page.navigate(address() + "/");
        page.locator(".person", new Page.LocatorOptions().setHasText(person)).click();
        PlaywrightAssertions.assertThat(page.locator("input[name=username]"))
                .not()
                .hasValue("");
        page.locator("vaadin-login-form vaadin-button").first().click();
        PlaywrightAssertions.assertThat(page.locator(".board"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_SECONDS * 1000.0));
    }

    Member animator() {
        return bean(Members.class).findByEmail(DemoPeople.ANIMATOR.email()).orElseThrow();
    }

    void template() {
        Template template = new Template(
                TemplateId.fresh(),
                "Modéliser et imprimer",
                "Fabrication numérique",
                Level.BEGINNERS,
                "Dessiner un objet, le préparer, l’imprimer, le corriger.",
                "Un crayon, une idée.",
                6,
                90,
                12,
                8,
                14,
                0,
                null,
                Set.copyOf(PRINTERS.stream().map(MachineId::new).toList()),
                List.of("Je dessine en 3D", "Je prépare mon fichier", "J’imprime", "Je corrige"),
                List.of(new Template.Material("Livret de l’élève", "https://example.org/livret.pdf", "CC BY-SA 4.0")),
                false);
        if (!bean(CourseDesk.class).keep(animator(), template).done()) {
            throw new IllegalStateException("the template was refused");
        }
    }

    Course course() {
        return bean(Courses.class).endingAfter(Instant.now()).getFirst();
    }

    CourseSession session() {
        return bean(Courses.class).sessions(course().id()).getFirst();
    }

    void enrol(String name) {
        bean(EnrolmentDesk.class).enrol(animator(), course().id(), NewParticipant.called(name));
    }

    /** Time passes: the first session, and what keeps its machines, begins now. */
    void theFirstSessionIsNow() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        CourseSession session = session();
        JdbcClient db = bean(JdbcClient.class);
        db.sql("update course_session set starts_at = ?, ends_at = ?, after_until = ? where id = ?")
                .params(
                        Columns.at(start),
                        Columns.at(start.plus(Duration.ofMinutes(90))),
                        Columns.at(start.plus(Duration.ofMinutes(150))),
                        session.id().value())
                .update();
        session.machines().forEach(kept -> db.sql("update reservation set starts_at = ?, ends_at = ? where id = ?")
                .params(
                        Columns.at(start),
                        Columns.at(start.plus(Duration.ofMinutes(150))),
                        java.util.Objects.requireNonNull(kept.reservation()).value())
                .update());
        bean(Leases.class).renewAll();
    }

    void animatorBadgesAtEveryPrinter() {
        await("the bench to tell of its printers", () -> PRINTERS.stream().allMatch(p -> state(p) != null));
        for (String printer : PRINTERS) {
            AtomicInteger looked = new AtomicInteger();
            await(printer + " to open", () -> {
                boolean on = isOn(printer);
                // A badge held twice opens and closes: the next try comes when the first must have been seen.
                if (!on && looked.getAndIncrement() % LOOKS_A_BADGE == 0) {
                    bean(SimulatedReader.class)
                            .present(
                                    bean(Machines.class)
                                            .find(new MachineId(printer))
                                            .orElseThrow(),
                                    DemoPeople.ANIMATOR.email());
                }
                return on;
            });
        }
    }

    void everyMachineIsOff() {
        await("every printer to go off", () -> PRINTERS.stream().noneMatch(this::isOn));
        await("the records to close", () -> session().machines().stream()
                .allMatch(kept -> bean(org.etabli.lab.usage.UsageRecords.class)
                        .of(java.util.Objects.requireNonNull(kept.reservation()))
                        .orElseThrow()
                        .isClosed()));
    }

    private @org.jspecify.annotations.Nullable MachineState state(String printer) {
        return bean(LiveStates.class).of(printer).orElse(null);
    }

    private boolean isOn(String printer) {
        MachineState state = state(printer);
        return state != null && state.relayClosed();
    }

    /** Somebody stops one print that goes wrong; another only where that one was done before it could be stopped. */
    void stopARunningPrint() {
        if (stopped != null && bean(Jobs.class).find(stopped).orElseThrow().state() != JobProgress.State.COMPLETED) {
            return;
        }
        bean(JdbcClient.class)
                .sql("select a.job_id from course_piece_attempt a join job j on j.id = a.job_id"
                        + " where a.ended_at is null and j.state = 'RUNNING' fetch first row only")
                .query(UUID.class)
                .optional()
                .flatMap(job -> bean(Jobs.class).find(new JobId(job)))
                .ifPresent(job -> {
                    stopped = job.id();
                    bean(JobDesk.class).cancel(job, animator());
                });
    }

    int failures() {
        return bean(JdbcClient.class)
                .sql("select count(*) from course_piece_attempt where outcome = 'FAILED'")
                .query(Integer.class)
                .single();
    }

    int attempts() {
        return bean(JdbcClient.class)
                .sql("select count(*) from course_piece_attempt")
                .query(Integer.class)
                .single();
    }

    /** Looks every half second; a condition that never comes is a failure that says what was waited for. */
    private static void await(String what, BooleanSupplier condition) {
        CountDownLatch never = new CountDownLatch(1);
        for (long tries = 0; tries < PATIENCE_SECONDS * 2; tries++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                never.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("waited in vain for " + what);
    }

    @Override
    public void close() {
        playwright.close();
        bench.destroy();
        server.close();
    }
}
