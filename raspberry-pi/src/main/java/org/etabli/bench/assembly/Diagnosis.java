package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.PinContext;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.reader.ReaderException;
import org.etabli.bench.server.Identity;
import org.etabli.bench.server.ServerException;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.SettingsCheck;
import org.etabli.bench.settings.SettingsException;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;

/** Tries everything a bench is made of, one after the other; every relay stays open meanwhile. */
public final class Diagnosis {

    private static final int CONNECT_MILLIS = 3_000;

    /** Journal, files and logs want at least so much. */
    private static final long LEAST_FREE_BYTES = 200L << 20;

    /** What was tried. */
    public enum Part {
        SETTINGS,
        FOLDER,
        PINS,
        READER,
        METER,
        LINK,
        SERVER,
        ENROLMENT,
        BROKER
    }

    /**
     * How one trial went.
     *
     * @param of the machine or address it was about; empty for the bench
     * @param trouble what is wrong; empty when nothing is
     */
    public record Trial(Part part, String of, String trouble) {

        public boolean ok() {
            return trouble.isEmpty();
        }
    }

    /** Something that may go wrong. */
    private interface Attempt {

        void run() throws IOException, PowerException, ReaderException, ServerException;
    }

    private final BenchSettings settings;
    private final List<Trial> trials = new ArrayList<>();

    private Diagnosis(BenchSettings settings) {
        this.settings = settings;
    }

    public static List<Trial> of(BenchSettings settings) {
        Diagnosis diagnosis = new Diagnosis(settings);
        diagnosis.run();
        return diagnosis.trials;
    }

    private void run() {
        attempt(Part.SETTINGS, "", () -> SettingsCheck.check(settings));
        if (!trials.getLast().ok()) {
            return;
        }
        attempt(Part.FOLDER, settings.folder().toString(), this::folder);
        Context pi4j =
                settings.pins().kind() == BenchSettings.Pins.Kind.PI ? PinContext.ofThisPi() : PinContext.simulated();
        DeviceFactory factory = new DeviceFactory(settings, pi4j);
        for (int i = 0; i < settings.machines().size(); i++) {
            machine(factory, i);
        }
        factory.close();
        pi4j.shutdown();
        attempt(Part.SERVER, settings.server().toString(), () -> reach(settings.server()));
        attempt(Part.ENROLMENT, "", this::broker);
    }

    private void folder() throws IOException {
        Files.createDirectories(settings.folder());
        Path probe = settings.folder().resolve("doctor.probe");
        Files.writeString(probe, "?");
        Files.delete(probe);
        long free = Files.getFileStore(settings.folder()).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new IOException(free / (1 << 20) + " MB / " + LEAST_FREE_BYTES / (1 << 20) + " MB");
        }
    }

    private void machine(DeviceFactory factory, int index) {
        String id = settings.machines().get(index).id();
        Optional<Devices> opened = open(factory, index, id);
        if (opened.isEmpty()) {
            return;
        }
        Devices devices = opened.get();
        attempt(Part.READER, id, devices.reader()::probe);
        Meter meter = devices.meter();
        if (meter != null) {
            attempt(Part.METER, id, meter::read);
            meter.close();
        }
        LinkOpener link = devices.link();
        if (link != null) {
            attempt(Part.LINK, id, () -> open(link));
        }
        devices.relay().close();
        BenchAssembly.giveBack(devices);
    }

    private Optional<Devices> open(DeviceFactory factory, int index, String id) {
        try {
            Devices devices = factory.open(index);
            trials.add(new Trial(Part.PINS, id, ""));
            return Optional.of(devices);
        } catch (SettingsException e) {
            trials.add(new Trial(Part.PINS, id, String.join(" ", e.sentences())));
            return Optional.empty();
        }
    }

    private static void open(LinkOpener link) throws LinkException {
        link.open().close();
    }

    private static void reach(URI server) throws IOException {
        int port = server.getPort() > 0 ? server.getPort() : server.getScheme().equals("https") ? 443 : 80;
        reach(server.getHost(), port);
    }

    private static void reach(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        }
    }

    private void broker() throws ServerException {
        Optional<Identity> identity = Identity.load(settings.folder().resolve("identity.json"));
        if (identity.isEmpty()) {
            throw ServerException.lasting("bench.code");
        }
        var welcome = identity.get().welcome();
        String host = welcome.mqttHost() == null || welcome.mqttHost().isBlank()
                ? settings.server().getHost()
                : welcome.mqttHost();
        attempt(Part.BROKER, host + ":" + welcome.mqttPort(), () -> reach(host, welcome.mqttPort()));
    }

    private void attempt(Part part, String of, Attempt attempt) {
        int place = trials.size();
        try {
            attempt.run();
            trials.add(place, new Trial(part, of, ""));
        } catch (IOException | PowerException | ReaderException | ServerException | RuntimeException e) {
            String message = e.getMessage();
            trials.add(place, new Trial(part, of, message == null ? e.getClass().getSimpleName() : message));
        }
    }
}
