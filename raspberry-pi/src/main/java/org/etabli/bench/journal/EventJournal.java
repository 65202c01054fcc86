package org.etabli.bench.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.etabli.bench.journal.Segment.Entry;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;

/**
 * The bench's events, numbered from 1, on disk before anybody acts on them, kept until the server has them and the
 * room is needed. Safe for use by several threads.
 *
 * <p>A batch is written at one go and forced to disk once. Whatever was torn by a power loss was never returned from
 * {@link #append}, so nothing was done about it, and it is cut. The next file is always allocated before the current
 * one is full: a disk that fills up later still takes the ends of the sessions under way.
 */
public final class EventJournal implements AutoCloseable {

    private static final String SUFFIX = ".journal";

    /** As many of the latest events are delivered from memory: a bench that is online reads none from disk. */
    private static final int LATEST = 128;

    private final Path folder;
    private final String bench;
    private final JournalLimits limits;
    private final DeliveryMark mark;
    /** Files by the first sequence number they may hold. */
    private final TreeMap<Long, Segment> segments = new TreeMap<>();

    private final OpenSessions open = new OpenSessions();
    private final ArrayDeque<BenchEvent> latest = new ArrayDeque<>(LATEST);
    /** Allocated by a thread of its own, which takes no lock: whoever appends does not wait for it. */
    private Optional<CompletableFuture<Segment>> spare = Optional.empty();

    private String damage = "";
    private long serial;
    private long last;
    private Instant lastAt = Instant.EPOCH;

    private EventJournal(Path folder, String bench, JournalLimits limits) throws IOException {
        this.folder = folder;
        this.bench = bench;
        this.limits = limits;
        this.mark = DeliveryMark.open(folder.resolve("delivered"));
    }

    /**
     * Opens the journal of a folder, or begins one.
     *
     * @throws JournalException when the folder cannot be read or written
     */
    public static EventJournal open(Path folder, String bench, JournalLimits limits) throws JournalException {
        try {
            Files.createDirectories(folder);
            EventJournal journal = new EventJournal(folder, bench, limits);
            journal.recover();
            return journal;
        } catch (IOException e) {
            throw new JournalException("journal in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void recover() throws IOException, JournalException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            serial = Math.max(serial, serialOf(file));
            Segment segment = Segment.reopen(file);
            List<Entry> entries = segment.read();
            if (entries.isEmpty()) {
                segment.delete();
                continue;
            }
            long first = entries.getFirst().sequence();
            if (last != 0 && first != last + 1) {
                damage = "events " + (last + 1) + " to " + (first - 1) + " are damaged on disk";
            }
            segments.put(first, segment);
            for (Entry entry : entries) {
                BenchEvent event = decode(entry);
                open.apply(event);
                lastAt = event.at();
            }
            last = entries.getLast().sequence();
        }
        if (segments.isEmpty()) {
            segments.put(last + 1, Segment.create(nextFile(), limits.segmentBytes()));
        }
        mark.atMost(last);
        prepareSpare();
    }

    /**
     * Numbers events and returns once they are on disk, all or none.
     *
     * @throws JournalException when the disk or the journal's bound is full: nothing was written
     */
    public synchronized List<BenchEvent> append(List<Draft> drafts) throws JournalException {
        List<BenchEvent> events = new ArrayList<>(drafts.size());
        List<Entry> entries = new ArrayList<>(drafts.size());
        int size = 0;
        for (Draft draft : drafts) {
            long sequence = last + 1 + events.size();
            BenchEvent event = new BenchEvent(
                    Wire.VERSION,
                    bench,
                    sequence,
                    draft.at(),
                    draft.clockTrusted(),
                    draft.machine(),
                    draft.session(),
                    draft.what());
            byte[] bytes = Wire.write(event);
            events.add(event);
            entries.add(new Entry(sequence, bytes));
            size += Segment.sizeOf(bytes);
        }
        if (events.isEmpty()) {
            return events;
        }
        try {
            room(size).append(entries);
        } catch (IOException e) {
            throw new JournalException("journal in " + folder + ": " + e.getMessage(), e);
        }
        last += events.size();
        lastAt = events.getLast().at();
        events.forEach(this::remember);
        notifyAll();
        return events;
    }

    private void remember(BenchEvent event) {
        open.apply(event);
        if (latest.size() == LATEST) {
            latest.removeFirst();
        }
        latest.addLast(event);
    }

    private Segment room(int size) throws IOException, JournalException {
        Segment current = segments.lastEntry().getValue();
        if (current.hasRoomFor(size)) {
            return current;
        }
        if (size > limits.segmentBytes()) {
            throw new JournalException("events of " + size + " bytes in one go, more than a file holds");
        }
        if (ready().isEmpty()) {
            prepareSpare();
        }
        Segment next = ready().orElseThrow(() -> new JournalException("journal full: " + segments.size()
                + " files of undelivered events, or no room on the disk of " + folder));
        spare = Optional.empty();
        segments.put(last + 1, next);
        prepareSpare();
        return next;
    }

    /** A failure here is no failure yet: it shows in {@link #admits}, and there is still the current file. */
    private void prepareSpare() {
        spare = Optional.empty();
        try {
            while (segments.size() + 1 > limits.segments() && dropOldest()) {}
        } catch (IOException e) {
            return;
        }
        if (segments.size() + 1 <= limits.segments()) {
            Path file = nextFile();
            spare = Optional.of(CompletableFuture.supplyAsync(
                    () -> allocate(file), task -> Thread.ofPlatform().daemon().start(task)));
        }
    }

    private Segment allocate(Path file) {
        try {
            return Segment.create(file, limits.segmentBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The spare file, once it is allocated; none where there was no room for it. */
    private Optional<Segment> ready() {
        try {
            return spare.map(CompletableFuture::join);
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private boolean dropOldest() throws IOException {
        Map.Entry<Long, Segment> oldest = segments.firstEntry();
        long lastInside = oldest.getValue().lastSequence();
        boolean needed = lastInside > mark.delivered() || lastInside >= open.oldest() || segments.size() == 1;
        if (needed) {
            return false;
        }
        segments.pollFirstEntry();
        oldest.getValue().delete();
        return true;
    }

    /** Whether a session may begin: there is room for its beginning and for every end. */
    public synchronized boolean admits() {
        if (ready().isEmpty()) {
            prepareSpare();
        }
        long undelivered = segments.values().stream()
                .filter(segment -> segment.lastSequence() > mark.delivered())
                .count();
        return ready().isPresent() && undelivered <= limits.segments() - limits.reserveSegments();
    }

    /**
     * Events from a number on, at most so many. Read without holding up whoever appends: a gate does not wait for the
     * delivery.
     */
    public List<BenchEvent> from(long sequence, int most) throws JournalException {
        List<BenchEvent> remembered = latestFrom(sequence, most);
        if (!remembered.isEmpty()) {
            return remembered;
        }
        List<BenchEvent> events = new ArrayList<>();
        try {
            for (Segment segment : segmentsFrom(sequence)) {
                for (Entry entry : segment.read()) {
                    if (entry.sequence() >= sequence && events.size() < most) {
                        events.add(decode(entry));
                    }
                }
                if (events.size() >= most) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new JournalException("journal in " + folder + ": " + e.getMessage(), e);
        }
        return events;
    }

    private synchronized List<BenchEvent> latestFrom(long sequence, int most) {
        return latest.isEmpty() || latest.getFirst().sequence() > sequence
                ? List.of()
                : latest.stream()
                        .filter(event -> event.sequence() >= sequence)
                        .limit(most)
                        .toList();
    }

    private synchronized List<Segment> segmentsFrom(long sequence) {
        Long begin = segments.floorKey(sequence);
        return List.copyOf(segments.tailMap(begin == null ? segments.firstKey() : begin, true)
                .values());
    }

    /** The server has everything up to this number. */
    public void delivered(long sequence) {
        mark.advance(Math.min(sequence, lastSequence()));
    }

    /** The number of the last event the server is known to have. */
    public long lastDelivered() {
        return mark.delivered();
    }

    public synchronized long lastSequence() {
        return last;
    }

    /** When the last event happened: an instant that has certainly passed. */
    public synchronized Instant lastAt() {
        return lastAt;
    }

    /** What of an earlier run could not be read; empty when all could. */
    public synchronized String damage() {
        return damage;
    }

    public synchronized List<OpenSession> openSessions() {
        return open.all();
    }

    /** Waits until there is an event after a number, for at most so long. */
    public synchronized boolean awaitAfter(long sequence, long millis) throws InterruptedException {
        if (last <= sequence) {
            wait(millis);
        }
        return last > sequence;
    }

    private static BenchEvent decode(Entry entry) throws JournalException {
        try {
            return Wire.read(entry.bytes(), BenchEvent.class);
        } catch (WireException e) {
            throw new JournalException("journal: event " + entry.sequence() + ": " + e.getMessage(), e);
        }
    }

    private Path nextFile() {
        serial++;
        return folder.resolve(String.format("%09d%s", serial, SUFFIX));
    }

    private static long serialOf(Path file) {
        String name = file.getFileName().toString();
        String digits = name.substring(0, name.length() - SUFFIX.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    @Override
    public synchronized void close() throws JournalException {
        try {
            mark.save();
            for (Segment segment : segments.values()) {
                segment.close();
            }
            Optional<Segment> unused = ready();
            if (unused.isPresent()) {
                unused.get().delete();
            }
        } catch (IOException e) {
            throw new JournalException("journal in " + folder + ": " + e.getMessage(), e);
        }
    }
}
