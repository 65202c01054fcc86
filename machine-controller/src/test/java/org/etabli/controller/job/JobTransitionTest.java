package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTransitionTest {

    /** One row per event; the states it leads to, in the order of {@link JobState}; a dot where it means nothing. */
    private static final Map<JobEvent, String> RULES = new EnumMap<>(Map.ofEntries(
            //                                     queued prep run pausing paused resum cancel compl canc fail inter
            Map.entry(JobEvent.START, "PREPARING . . . . . . . . . ."),
            Map.entry(JobEvent.READY, ". RUNNING . . . . . . . . ."),
            Map.entry(JobEvent.PAUSE_ASKED, ". . PAUSING . . PAUSING . . . . ."),
            Map.entry(JobEvent.STOOD_STILL, ". . . PAUSED . . . . . . ."),
            Map.entry(JobEvent.MACHINE_HELD, ". . PAUSED PAUSED . PAUSED . . . . ."),
            Map.entry(JobEvent.RESUME_ASKED, ". . . RESUMING RESUMING . . . . . ."),
            Map.entry(JobEvent.WENT_ON, ". . . . RUNNING RUNNING . . . . ."),
            Map.entry(
                    JobEvent.CANCEL_ASKED,
                    "CANCELLED CANCELLING CANCELLING CANCELLING CANCELLING CANCELLING . . . . ."),
            Map.entry(JobEvent.MADE_SAFE, ". . . . . . CANCELLED . . . ."),
            Map.entry(JobEvent.FINISHED, ". . COMPLETED COMPLETED . COMPLETED COMPLETED . . . ."),
            Map.entry(JobEvent.FAULT, "FAILED FAILED FAILED FAILED FAILED FAILED FAILED . . . ."),
            Map.entry(
                    JobEvent.FOUND_UNFINISHED,
                    "INTERRUPTED INTERRUPTED INTERRUPTED INTERRUPTED INTERRUPTED INTERRUPTED INTERRUPTED . . . .")));

    @Test
    void everyEventInEveryStateLeadsWhereTheRulesSay() {
        assertThat(RULES).containsOnlyKeys(JobEvent.values());
        RULES.forEach((event, row) -> {
            String[] cells = row.split(" ");
            assertThat(cells).as(event.name()).hasSize(JobState.values().length);
            for (JobState state : JobState.values()) {
                JobTransition transition = JobTransition.step(state, event);
                String cell = cells[state.ordinal()];
                boolean means = !cell.equals(".");
                assertThat(transition.accepted()).as(state + " " + event).isEqualTo(means);
                assertThat(transition.next()).as(state + " " + event).isEqualTo(means ? JobState.valueOf(cell) : state);
            }
        });
    }

    @Test
    void nothingLeavesAnEnd() {
        for (JobState state : JobState.values()) {
            for (JobEvent event : JobEvent.values()) {
                JobTransition transition = JobTransition.step(state, event);
                if (state.isOver()) {
                    assertThat(transition.accepted()).isFalse();
                }
            }
        }
    }
}
