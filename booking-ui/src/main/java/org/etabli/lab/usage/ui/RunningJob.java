package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.shell.FigureTile;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.Question;

/** A job under way: how far, how hot, how long still; and the hand on it. */
class RunningJob extends Div {

    private final Figures figures;
    private final H2 title = new H2();
    private final ProgressBar bar = new ProgressBar(0, 1, 0);
    private final FigureTile done = new FigureTile(getTranslation("figure.done"), "");
    private final FigureTile left = new FigureTile(getTranslation("figure.left"), "");
    private final FigureTile temperatures = new FigureTile(getTranslation("figure.temperatures"), "");
    private final FigureTile power = new FigureTile(getTranslation("figure.power"), "");
    private final Paragraph lines = new Paragraph();
    private final Paragraph message = new Paragraph();
    private final Button pause = new Button(getTranslation("now.pause"));
    private final Button resume = new Button(getTranslation("now.resume"));
    private final Button cancel = new Button(getTranslation("now.cancel"));

    RunningJob(Figures figures, Runnable onPause, Runnable onResume, Runnable onCancel) {
        this.figures = figures;
        addClassName("running-job");
        bar.getElement().setAttribute("aria-label", getTranslation("now.progress"));
        Div tiles = new Div(done, left, temperatures, power);
        tiles.addClassName("figures");
        lines.addClassName("quiet-text");
        pause.addClickListener(click -> onPause.run());
        resume.addClickListener(click -> onResume.run());
        resume.addThemeVariants(ButtonVariant.PRIMARY);
        cancel.addClickListener(click -> Question.ask(this, "now.stop", onCancel));
        cancel.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(pause, resume, cancel);
        actions.addClassName("actions");
        add(title, bar, tiles, lines, message, actions);
    }

    void show(JobProgress progress, MachineState state) {
        title.setText(getTranslation(
                "job.state." + progress.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        bar.setValue(Math.clamp(progress.fraction(), 0, 1));
        done.setValue(figures.percent(progress.fraction()));
        left.setValue(progress.secondsLeft() < 0 ? "…" : figures.duration(progress.secondsLeft()));
        temperatures.setVisible(progress.nozzle() >= 0);
        temperatures.setValue(
                figures.number(progress.nozzle(), 0) + " / " + figures.celsius(Math.max(0, progress.bed())));
        power.setVisible(state.watts() >= 0);
        power.setValue(figures.watts(state.watts()));
        lines.setText(getTranslation(
                "now.lines", figures.number(progress.acknowledged(), 0), figures.number(progress.commands(), 0)));
        message.setText(progress.message() == null ? "" : progress.message());
        message.setVisible(progress.message() != null);
        pause.setVisible(progress.state() == JobProgress.State.RUNNING);
        resume.setVisible(progress.state() == JobProgress.State.PAUSED);
        cancel.setEnabled(progress.state() != JobProgress.State.CANCELLING);
    }
}
