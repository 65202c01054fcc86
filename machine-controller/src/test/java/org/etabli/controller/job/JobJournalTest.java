package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJournalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theLastEntryIsFoundAgainWithItsUsage() throws IOException {
        Path file = folder.resolve("a.journal");
        try (JobJournal journal = JobJournal.create(file)) {
            journal.append(entry(JobState.RUNNING, 10));
            journal.append(entry(JobState.RUNNING, 20));
        }

        JobJournal.Recovery recovery = JobJournal.recover(file);

        assertThat(recovery.torn()).isFalse();
        assertThat(recovery.last()).isEqualTo(entry(JobState.RUNNING, 20));
        assertThat(recovery.state()).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    void aJobThatWasOverStaysWhatItWas() throws IOException {
        Path file = folder.resolve("b.journal");
        try (JobJournal journal = JobJournal.create(file)) {
            journal.append(entry(JobState.COMPLETED, 30));
        }

        assertThat(JobJournal.recover(file).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aSlowDiskIsNotWaitedForAndItsFailureIsToldAfterwards() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        JobJournal journal = new JobJournal(
                new JobJournal.Sink() {
                    @Override
                    public void write(ByteBuffer bytes) {}

                    @Override
                    public void force() throws IOException {
                        try {
                            slow.await();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                        failed.countDown();
                        throw new IOException("the card was taken out");
                    }

                    @Override
                    public void close() {}
                },
                folder.resolve("slow.journal"));

        journal.syncSoon();
        journal.append(entry(JobState.RUNNING, 10));
        journal.syncSoon();
        slow.countDown();
        failed.await();
        journal.close();

        assertThatThrownBy(journal::syncSoon).hasMessageContaining("the card was taken out");
    }

    @Test
    void atWhateverByteThePowerFailsTheLastWholeEntryIsKnownAndATornOneRecognised() throws IOException {
        Path whole = folder.resolve("whole.journal");
        try (JobJournal journal = JobJournal.create(whole)) {
            journal.append(entry(JobState.RUNNING, 10));
            journal.append(entry(JobState.RUNNING, 20));
        }
        byte[] bytes = Files.readAllBytes(whole);
        int first = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int cut = 0; cut < bytes.length; cut++) {
            Path torn = folder.resolve("torn-" + cut);
            Files.write(torn, Arrays.copyOf(bytes, cut));

            JobJournal.Recovery recovery = JobJournal.recover(torn);

            JournalEntry expected = cut < first - 1 ? null : entry(JobState.RUNNING, cut >= bytes.length - 1 ? 20 : 10);
            assertThat(recovery.last()).as("cut at " + cut).isEqualTo(expected);
            boolean clean = cut == 0 || cut == first || cut == first - 1 || cut == bytes.length - 1;
            assertThat(recovery.torn()).as("cut at " + cut).isEqualTo(!clean);
        }
    }

    @Test
    void blocksOfZeroesThatADiskLeavesAreRecognised() throws IOException {
        Path file = folder.resolve("c.journal");
        try (JobJournal journal = JobJournal.create(file)) {
            journal.append(entry(JobState.RUNNING, 10));
        }
        Files.write(file, new byte[512], StandardOpenOption.APPEND);

        JobJournal.Recovery recovery = JobJournal.recover(file);

        assertThat(recovery.torn()).isTrue();
        assertThat(recovery.last()).isEqualTo(entry(JobState.RUNNING, 10));
    }

    @Test
    void anotherJobsJournalIsNotWrittenOver() throws IOException {
        Path file = folder.resolve("d.journal");
        JobJournal.create(file).close();

        assertThatThrownBy(() -> JobJournal.create(file))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("d.journal");
    }

    private static JournalEntry entry(JobState state, int acknowledged) {
        JobUsage usage = new JobUsage(12.5, 60, 0, List.of(new JobUsage.FilamentUsed(0, 123.4, 0.37)), 0);
        return new JournalEntry(
                "2026-01-01T10:00:00Z",
                "j1",
                "pièce.gcode",
                "Prusa MK3S",
                state,
                acknowledged + 3,
                acknowledged,
                acknowledged + 2,
                100,
                usage,
                null);
    }
}
