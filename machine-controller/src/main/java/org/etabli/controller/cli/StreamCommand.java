package org.etabli.controller.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.etabli.controller.job.JobHandle;
import org.etabli.controller.job.JobId;
import org.etabli.controller.job.JobOrder;
import org.etabli.controller.job.JobRunner;
import org.etabli.controller.job.JobSnapshot;
import org.etabli.controller.job.JobState;
import org.etabli.controller.job.Resume;
import org.etabli.controller.job.ResumeOffer;
import org.etabli.controller.link.LinkAddress;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.Request;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Streams one file to one machine. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Streams a G-code file to a machine.",
            "Ctrl-C pauses and asks, a second one cancels safely, a third stops at once; where nobody can answer the first",
            "cancels, as it does before the file's first line. TERM cancels safely.",
            "Typed while it runs: pause, resume, cancel, stop (at once, position lost), faster, slower, normal."
        })
final class StreamCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The G-code file.")
    private Path file = Path.of("");

    @Option(
            names = "--port",
            required = true,
            paramLabel = "PORT",
            description = "/dev/ttyUSB0, COM3, tcp://host:port or usb:VENDOR:PRODUCT[:SERIAL].")
    private String port = "";

    @Option(names = "--machine", required = true, paramLabel = "PROFILE", description = "Profile, by name or file.")
    private String machine = "";

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = "--baud", defaultValue = "0", description = "Baud rate, if not the profile's.")
    private int baud;

    @Option(names = "--no-reset", description = "Do not reboot the board when opening the port.")
    private boolean noReset;

    @Option(names = "--journal", paramLabel = "FILE", description = "Where to keep the job's journal.")
    private @Nullable Path journal;

    @Option(
            names = "--unlock",
            description = "Lifts a lock the machine was left in, without homing: only after a look at it.")
    private boolean unlock;

    @Option(
            names = "--resume",
            paramLabel = "JOURNAL",
            description = "Offers to go on from the last layer of the print this journal is of; see --nozzle-at.")
    private @Nullable Path resume;

    @Option(
            names = "--nozzle-at",
            defaultValue = "NaN",
            paramLabel = "MM",
            description = "Accepts the offer: the nozzle stands so high above the bed, measured, and clears the part.")
    private double nozzleAt;

    private volatile int interrupts;
    private volatile boolean nobodyTypes;

    @Override
    public Integer call() throws IOException {
        Sentences sentences = Sentences.in(ControllerCommand.language());
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal() && !json;
        JobOrder order = order(sentences);
        JobSnapshot end;
        try (Aside display = new Aside(new Display(System.err, terminal, sentences))) {
            JobHandle job = JobRunner.start(order, display, Clock.systemUTC(), System::nanoTime);
            Signals.onInterrupt(() -> interrupted(job, sentences));
            Signals.onTerminate(job::cancel);
            Signals.onHangUp(job::cancel);
            Thread.ofPlatform().daemon().name("typed").start(() -> obey(job));
            end = job.done().join();
        }
        if (journal == null) {
            Files.deleteIfExists(order.journal());
        }
        tell(end, sentences);
        return end.state() == JobState.COMPLETED ? 0 : ControllerCommand.FAULT;
    }

    /** Nothing moves on an offer alone: a person has to have measured where the nozzle is. */
    private @Nullable Resume resumed(MachineProfile profile, Sentences sentences) throws IOException {
        Path stopped = resume;
        if (stopped == null) {
            return null;
        }
        ResumeOffer offer = Resume.offered(stopped, file, profile);
        if (offer == null) {
            throw new ParameterException(spec.commandLine(), sentences.say("resume.none"));
        }
        if (!offer.clears(nozzleAt)) {
            throw new ParameterException(
                    spec.commandLine(), sentences.say("resume.offer", offer.line(), offer.height(), offer.nozzle()));
        }
        return new Resume(offer, nozzleAt);
    }

    private JobOrder order(Sentences sentences) throws IOException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + ": there is no such file, or it may not be read");
        }
        try {
            MachineProfile profile = MachineProfile.find(machine);
            SerialSettings settings =
                    new SerialSettings(baud == 0 ? profile.link().baud() : baud, !noReset);
            LinkOpener opener = LinkAddress.opener(port, settings);
            Path kept = journal;
            if (kept == null) {
                kept = Files.createTempDirectory("etabli").resolve("job.journal");
            } else if (Files.exists(kept)) {
                throw new ParameterException(spec.commandLine(), kept + " exists already: it is another job's journal");
            }
            JobId id = new JobId(UUID.randomUUID().toString());
            return new JobOrder(
                    id, file, profile, opener, kept, JobOrder.RECONNECT, unlock, resumed(profile, sentences));
        } catch (ProfileException | IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void interrupted(JobHandle job, Sentences sentences) {
        interrupts++;
        JobState state = job.snapshot().state();
        boolean begun = state != JobState.QUEUED && state != JobState.PREPARING;
        if (interrupts == 1 && begun && !nobodyTypes) {
            job.pause();
            System.err.println("\n" + sentences.say("stream.paused"));
        } else if (interrupts <= 2) {
            job.cancel();
        } else {
            job.ask(Request.STOP);
        }
    }

    private void obey(JobHandle job) {
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = typed.readLine(); line != null; line = typed.readLine()) {
                Request asked = REQUESTS.get(line.strip().toLowerCase(Locale.ROOT));
                if (asked == Request.RESUME) {
                    interrupts = 0;
                }
                if (asked != null) {
                    job.ask(asked);
                }
            }
        } catch (IOException closed) {
            // Signals still work.
        }
        nobodyTypes = true;
    }

    private static final Map<String, Request> REQUESTS = Map.ofEntries(
            Map.entry("pause", Request.PAUSE),
            Map.entry("p", Request.PAUSE),
            Map.entry("resume", Request.RESUME),
            Map.entry("r", Request.RESUME),
            Map.entry("cancel", Request.CANCEL),
            Map.entry("c", Request.CANCEL),
            Map.entry("stop", Request.STOP),
            Map.entry("reset", Request.STOP),
            Map.entry("faster", Request.FASTER),
            Map.entry("slower", Request.SLOWER),
            Map.entry("normal", Request.PLANNED_SPEED),
            Map.entry("stronger", Request.STRONGER),
            Map.entry("weaker", Request.WEAKER),
            Map.entry("planned", Request.PLANNED_POWER));

    private void tell(JobSnapshot end, Sentences sentences) {
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(StreamReport.of(end, sentences)));
        }
        Failure failure = end.failure();
        if (failure != null) {
            System.err.println(sentences.of(failure));
        } else if (!json) {
            System.out.println(sentences.say(
                    "stream.end", sentences.say("state." + end.state().name()), end.acknowledged(), end.total()));
        }
    }
}
