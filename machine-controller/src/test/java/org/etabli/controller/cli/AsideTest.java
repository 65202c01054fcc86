package org.etabli.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.etabli.controller.job.JobId;
import org.etabli.controller.job.JobSnapshot;
import org.etabli.controller.job.JobState;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AsideTest {

    @Test
    @Timeout(20)
    void aTerminalThatIsStoppedHoldsNothingUpAndHearsTheEndAllTheSame() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        List<String> shown = Collections.synchronizedList(new ArrayList<>());
        JobSnapshot queued = JobSnapshot.queued(new JobId("j"));
        Aside aside = new Aside(job -> {
            try {
                stopped.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            shown.add(job.state().name());
            if (job.state() == JobState.FAILED) {
                told.countDown();
            }
        });

        for (int i = 0; i < 10_000; i++) {
            aside.changed(queued);
        }
        aside.changed(queued.failed(Failure.of(FailureKind.STALLED, "")));
        stopped.countDown();
        told.await();
        aside.close();

        assertThat(shown).endsWith("FAILED").hasSizeLessThan(10);
    }

    @Test
    @Timeout(20)
    void somebodyWhoNeverListensIsNotWaitedForAtTheEnd() {
        CountDownLatch never = new CountDownLatch(1);
        Aside aside = new Aside(job -> {
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });

        aside.changed(JobSnapshot.queued(new JobId("j")));
        aside.close();

        assertThat(never.getCount()).isOne();
    }
}
