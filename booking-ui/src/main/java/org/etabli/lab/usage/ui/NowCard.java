package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.Reasons;
import org.etabli.lab.machine.Condition;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Released;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/** What there is to do now: badge in, start, watch, badge out. */
class NowCard extends Card {

    private final Machine machine;
    private final JobDesk desk;
    private final Optional<BadgeHelp> badgeHelp;
    private final Member member;
    private final Figures figures;
    private @Nullable Situation situation;
    private @Nullable RunningJob running;

    NowCard(Machine machine, JobDesk desk, Optional<BadgeHelp> badgeHelp, Member member, Figures figures) {
        this.machine = machine;
        this.desk = desk;
        this.badgeHelp = badgeHelp;
        this.member = member;
        this.figures = figures;
        addClassName("now");
        getElement().setAttribute("aria-live", "polite");
    }

    /** What decides what the card holds; while it stays the same, only figures change. */
    private record Situation(
            boolean own,
            boolean on,
            @Nullable Job running,
            @Nullable RefusalReason refused) {}

    void show(UsageRecord record, Optional<MachineState> state) {
        boolean own = record.reservation().member().equals(member.id());
        boolean on = state.filter(s -> s.isOnFor(record.reservation().member().toString()))
                .isPresent();
        JobProgress progress = state.map(MachineState::job).orElse(null);
        Job job = progress == null || !on ? null : runningJob(record, progress);
        Situation now =
                new Situation(own, on, job, state.map(MachineState::refused).orElse(null));
        if (!now.equals(situation)) {
            situation = now;
            draw(record, now);
        }
        RunningJob shown = running;
        if (shown != null && progress != null) {
            shown.show(progress, state.orElseThrow());
        }
    }

    private static @Nullable Job runningJob(UsageRecord record, JobProgress progress) {
        return record.jobs().stream()
                .filter(job -> job.id().toString().equals(progress.job()) && !job.isOver())
                .findFirst()
                .orElse(null);
    }

    private void draw(UsageRecord record, Situation now) {
        removeAll();
        running = null;
        Optional<Job> waiting = record.jobs().stream().filter(Job::isWaiting).findFirst();
        boolean cancelled = record.reservation().cancelled();
        Released released = record.reservation().released();
        if (cancelled) {
            say("now.released." + word(released == null ? Released.CANCELLED : released));
        } else if (now.running() != null) {
            running = runningJob(now.running());
            add(running);
        } else if (now.on() && waiting.isPresent()) {
            ready(waiting.get(), now.own());
        } else if (now.on()) {
            say(record.jobs().isEmpty() ? "now.on" : ended(record.jobs().getLast()));
        } else if (record.isClosed()) {
            say(record.jobs().isEmpty() ? "now.over" : closed(record.jobs().getLast()));
        } else if (!record.reservation().isConfirmed()) {
            say("now.certainty." + word(record.reservation().certainty()));
            add(new Anchor("/my", getTranslation("my.title")));
        } else {
            say(machine.condition() == Condition.IN_SERVICE ? "now.badge" : "now.closed", machine.name());
            if (now.own()) {
                add(new Anchor("/my", getTranslation("now.change")));
            }
        }
        if (now.refused() != null) {
            add(refusal(getTranslation("refused." + word(now.refused()))));
        }
        if (now.own() && !cancelled && record.reservation().isConfirmed() && (now.on() || !record.isClosed())) {
            badgeHelp.ifPresent(help -> add(help.at(machine, member)));
        }
    }

    private void say(String key, Object... parameters) {
        add(new H2(getTranslation(key, parameters)), new Paragraph(getTranslation(key + ".what", parameters)));
    }

    private static Paragraph refusal(String sentence) {
        Paragraph refused = new Paragraph(sentence);
        refused.addClassName("refused");
        return refused;
    }

    private void ready(Job job, boolean own) {
        say("now.ready");
        if (job.reason() != null) {
            add(refusal(getTranslation("now.refused-before", Reasons.sentence(job.reason(), getLocale()))));
        }
        if (own) {
            Button start = new Button(getTranslation("now.start"), click -> order(job, desk::start));
            start.addThemeVariants(ButtonVariant.PRIMARY);
            start.addClassName("big");
            start.setDisableOnClick(true);
            add(start);
        }
    }

    private RunningJob runningJob(Job job) {
        return new RunningJob(
                figures, () -> order(job, desk::pause), () -> order(job, desk::resume), () -> order(job, desk::cancel));
    }

    private void order(Job job, BiFunction<Job, Member, JobDesk.Answer> order) {
        switch (order.apply(job, member)) {
            case JobDesk.Answer.Done _ -> Notification.show(getTranslation("now.sent"));
            case JobDesk.Answer.Refused refused ->
                Notification.show(getTranslation("job.refused." + word(refused.why())));
        }
    }

    private static String ended(Job job) {
        return switch (job.state()) {
            case COMPLETED -> "now.completed";
            case CANCELLED -> "now.job-cancelled";
            case FAILED -> "now.failed";
            case INTERRUPTED -> "now.interrupted";
            case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING -> "now.on";
        };
    }

    private static String closed(Job job) {
        return job.isOver() ? ended(job) + ".closed" : "now.over";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
