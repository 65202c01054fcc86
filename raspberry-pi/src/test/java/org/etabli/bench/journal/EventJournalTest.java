package org.etabli.bench.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventJournalTest {

    private static final JournalLimits SMALL = new JournalLimits(4096, 8, 2);

    @Test
    void eventsAreNumberedFromOneAndAcrossRestarts(@TempDir Path folder) throws JournalException {
        try (EventJournal journal = open(folder)) {
            journal.append(List.of(refusal(), refusal()));
        }
        try (EventJournal journal = open(folder)) {
            List<BenchEvent> more = journal.append(List.of(refusal()));

            assertThat(more.getFirst().sequence()).isEqualTo(3);
            assertThat(journal.from(1, 10)).extracting(BenchEvent::sequence).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aTailTornAnywhereIsCutAndWhatWasWholeStays(@TempDir Path folder) throws JournalException, IOException {
        long end;
        try (EventJournal journal = open(folder)) {
            journal.append(List.of(refusal(), refusal()));
            end = used(onlyFile(folder));
            journal.append(List.of(refusal()));
        }
        byte[] whole = Files.readAllBytes(onlyFile(folder));
        long full = used(onlyFile(folder));

        for (long cut = end; cut < full; cut += 5) {
            try (RandomAccessFile file = new RandomAccessFile(onlyFile(folder).toFile(), "rw")) {
                file.write(whole);
                file.seek(cut);
                file.write(new byte[(int) (full - cut)]);
            }
            try (EventJournal journal = open(folder)) {
                assertThat(journal.lastSequence()).as("cut at %d", cut).isEqualTo(2);
                assertThat(journal.append(List.of(refusal())).getFirst().sequence())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void aBitThatFlippedIsNoticed(@TempDir Path folder) throws JournalException, IOException {
        try (EventJournal journal = open(folder)) {
            journal.append(List.of(refusal(), refusal()));
        }
        try (RandomAccessFile file = new RandomAccessFile(onlyFile(folder).toFile(), "rw")) {
            file.seek(used(onlyFile(folder)) - 3);
            file.write('#');
        }
        try (EventJournal journal = open(folder)) {
            assertThat(journal.lastSequence()).isEqualTo(1);
        }
    }

    @Test
    void deliveredFilesGoFirstAndNeverAnUndeliveredOne(@TempDir Path folder) throws JournalException, IOException {
        try (EventJournal journal = open(folder)) {
            for (int i = 0; i < 500; i++) {
                journal.append(List.of(refusal()));
                journal.delivered(journal.lastSequence());
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.count()).isLessThanOrEqualTo(SMALL.segments() + 2);
            }
            assertThat(journal.admits()).isTrue();
        }
        try (EventJournal journal = open(folder)) {
            assertThat(journal.lastSequence()).isEqualTo(500);
            assertThat(journal.lastDelivered()).isBetween(430L, 500L);
        }
    }

    @Test
    void aJournalFullOfUndeliveredEventsLetsNobodyInButStillTakesTheEnds(@TempDir Path folder) throws JournalException {
        try (EventJournal journal = open(folder)) {
            int events = 0;
            while (journal.admits()) {
                journal.append(List.of(refusal()));
                events++;
            }
            int admitted = events;

            for (int i = 0; i < 20; i++) {
                journal.append(List.of(refusal()));
                events++;
            }

            assertThat(admitted).isGreaterThan(50);
            assertThat(journal.from(1, 10_000)).hasSize(events);
            journal.delivered(events);
            assertThat(journal.admits()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWholeAndSaid(@TempDir Path folder) throws JournalException {
        try (EventJournal journal = open(folder)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            journal.append(List.of(refusal()));
                        }
                    })
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("journal full");
            long last = journal.lastSequence();
            assertThat(journal.from(last, 10)).extracting(BenchEvent::sequence).containsExactly(last);
        }
    }

    @Test
    void whatWasTrimmedNeverHidesASessionThatIsStillOpen(@TempDir Path folder) throws JournalException {
        try (EventJournal journal = open(folder)) {
            journal.append(List.of(draft("s-1", new Happening.SessionOpened("m-1", null, null, null))));
            journal.append(List.of(draft("s-1", new Happening.PoweredOn())));
            journal.append(List.of(draft("s-1", new Happening.JobStarted("j-1", "00", 7))));
            for (int i = 0; i < 60; i++) {
                journal.append(List.of(refusal()));
                journal.delivered(journal.lastSequence());
            }
        }
        try (EventJournal journal = open(folder)) {
            assertThat(journal.openSessions())
                    .containsExactly(
                            new OpenSession("prusa-1", "s-1", 1, true, new Happening.JobStarted("j-1", "00", 7)));
            journal.append(List.of(draft("s-1", new Happening.SessionClosed(PowerOffCause.BADGE_OUT, 1))));
            assertThat(journal.openSessions()).isEmpty();
        }
    }

    @Test
    void aFileLostInTheMiddleIsSaidAndTheRestIsKept(@TempDir Path folder) throws JournalException, IOException {
        try (EventJournal journal = open(folder)) {
            for (int i = 0; i < 100; i++) {
                journal.append(List.of(refusal()));
            }
        }
        List<Path> files = files(folder);
        Files.delete(files.get(1));

        try (EventJournal journal = open(folder)) {
            assertThat(journal.damage()).contains("events");
            assertThat(journal.lastSequence()).isEqualTo(100);
            assertThat(journal.append(List.of(refusal())).getFirst().sequence()).isEqualTo(101);
        }
    }

    @Test
    void manyWritersShareOneNumbering(@TempDir Path folder) throws Exception {
        try (EventJournal journal = EventJournal.open(folder, "bench-1", JournalLimits.ordinary())) {
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                writers.add(
                        Thread.ofVirtual().start(() -> IntStream.range(0, 50).forEach(i -> append(journal))));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(journal.from(1, 1_000))
                    .extracting(BenchEvent::sequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    private static void append(EventJournal journal) {
        try {
            journal.append(List.of(refusal()));
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
    }

    private static EventJournal open(Path folder) throws JournalException {
        return EventJournal.open(folder, "bench-1", SMALL);
    }

    private static Draft refusal() {
        return draft(null, new Happening.BadgeRefused("ab".repeat(32), RefusalReason.TOO_EARLY));
    }

    private static Draft draft(@Nullable String session, Happening what) {
        return new Draft(StepClock.START, true, "prusa-1", session, what);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        return files(folder).getFirst();
    }

    /** Where the zeros after the last record begin. */
    private static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
