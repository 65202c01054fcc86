package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.FigureTile;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.usage.UsageRecord;

/** What there is to do now: badge in, start, watch, badge out. */
class NowCard extends Card {

    private final JobDesk desk;
    private final Member member;
    private final Figures figures;

    NowCard(
            UsageRecord record,
            Machine machine,
            Optional<MachineState> state,
            JobDesk desk,
            Optional<BadgeHelp> badgeHelp,
            Member member,
            Figures figures) {
        this.desk = desk;
        this.member = member;
        this.figures = figures;
        addClassName("now");
        getElement().setAttribute("aria-live", "polite");
        boolean own = record.reservation().member().equals(member.id());
        boolean on = state.filter(MachineState::relayClosed)
                .filter(s -> record.reservation().member().toString().equals(s.member()))
                .isPresent();
        Optional<Job> waiting = record.jobs().stream().filter(Job::isWaiting).findFirst();
        JobProgress progress = state.map(MachineState::job).orElse(null);
        Optional<Job> running = progress == null
                ? Optional.empty()
                : record.jobs().stream()
                        .filter(job -> job.id().toString().equals(progress.job()))
                        .filter(job -> !isOver(progress.state()))
                        .findFirst();
        if (record.reservation().cancelled()) {
            say("now.cancelled");
        } else if (on && running.isPresent() && progress != null) {
            running(running.get(), progress, state.orElseThrow());
        } else if (on && waiting.isPresent()) {
            ready(waiting.get(), own);
        } else if (on) {
            say(record.jobs().isEmpty() ? "now.on" : ended(record.jobs().getLast()));
        } else if (record.isClosed()) {
            say(record.jobs().isEmpty() ? "now.over" : ended(record.jobs().getLast()) + ".closed");
        } else {
            say("now.badge", machine.name());
        }
        state.map(MachineState::refused).ifPresent(reason -> {
            Paragraph refused = new Paragraph(getTranslation(
                    "refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            refused.addClassName("refused");
            add(refused);
        });
        if (own && !record.reservation().cancelled() && (on || !record.isClosed())) {
            badgeHelp.ifPresent(help -> add(help.at(machine, member)));
        }
    }

    private void say(String key, Object... parameters) {
        add(new H2(getTranslation(key, parameters)), new Paragraph(getTranslation(key + ".what", parameters)));
    }

    private void ready(Job job, boolean own) {
        say("now.ready");
        if (job.reason() != null) {
            Paragraph refused = new Paragraph(getTranslation("now.refused-before", job.reason()));
            refused.addClassName("refused");
            add(refused);
        }
        if (own) {
            Button start = new Button(getTranslation("now.start"), click -> order(job, desk::start));
            start.addThemeVariants(ButtonVariant.PRIMARY);
            start.addClassName("big");
            add(start);
        }
    }

    private void running(Job job, JobProgress progress, MachineState state) {
        add(new H2(getTranslation(
                "job.state." + progress.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        ProgressBar bar = new ProgressBar(0, 1, Math.clamp(progress.fraction(), 0, 1));
        bar.getElement().setAttribute("aria-label", getTranslation("now.progress"));
        Div tiles = new Div();
        tiles.addClassName("figures");
        tiles.add(
                new FigureTile(getTranslation("figure.done"), figures.percent(progress.fraction())),
                new FigureTile(
                        getTranslation("figure.left"),
                        progress.secondsLeft() < 0 ? "…" : figures.duration(progress.secondsLeft())));
        if (progress.nozzle() >= 0) {
            tiles.add(new FigureTile(
                    getTranslation("figure.temperatures"),
                    figures.number(progress.nozzle(), 0) + " / " + figures.celsius(Math.max(0, progress.bed()))));
        }
        if (state.watts() >= 0) {
            tiles.add(new FigureTile(getTranslation("figure.power"), figures.watts(state.watts())));
        }
        Paragraph lines = new Paragraph(getTranslation(
                "now.lines", figures.number(progress.acknowledged(), 0), figures.number(progress.commands(), 0)));
        lines.addClassName("quiet-text");
        add(bar, tiles, lines);
        if (progress.message() != null) {
            add(new Paragraph(progress.message()));
        }
        Div actions = new Div();
        actions.addClassName("actions");
        if (progress.state() == JobProgress.State.RUNNING) {
            actions.add(new Button(getTranslation("now.pause"), click -> order(job, desk::pause)));
        } else if (progress.state() == JobProgress.State.PAUSED) {
            Button resume = new Button(getTranslation("now.resume"), click -> order(job, desk::resume));
            resume.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(resume);
        }
        Button cancel = new Button(getTranslation("now.cancel"), click -> order(job, desk::cancel));
        cancel.addThemeVariants(ButtonVariant.ERROR);
        actions.add(cancel);
        add(actions);
    }

    private void order(Job job, BiFunction<Job, Member, JobDesk.Answer> order) {
        switch (order.apply(job, member)) {
            case JobDesk.Answer.Done _ -> Notification.show(getTranslation("now.sent"));
            case JobDesk.Answer.Refused refused ->
                Notification.show(getTranslation("job.refused."
                        + refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-')));
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

    private static boolean isOver(JobProgress.State state) {
        return switch (state) {
            case COMPLETED, CANCELLED, FAILED, INTERRUPTED -> true;
            case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING -> false;
        };
    }
}
