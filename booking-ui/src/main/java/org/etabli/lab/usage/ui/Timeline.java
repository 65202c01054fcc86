package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.Set;
import org.etabli.lab.job.Reasons;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.usage.UsageRecord;

/** The unbroken record, step by step: what has happened, and what is still to come. */
class Timeline extends Card {

    private static final Set<String> FAULTS =
            Set.of("relay", "relay-welded", "relay-dead", "machine-out-of-control", "drill");

    Timeline(UsageRecord record, Figures figures) {
        addClassName("timeline");
        add(new com.vaadin.flow.component.html.H2(getTranslation("record.steps")));
        OrderedList steps = new OrderedList();
        record.steps().stream().map(step -> item(step, figures)).forEach(steps::add);
        if (!record.isClosed() && !record.reservation().cancelled()) {
            upcoming(record, steps);
        }
        add(steps);
    }

    private void upcoming(UsageRecord record, OrderedList steps) {
        for (String next : new String[] {"badged", "powered-on", "started", "completed", "powered-off"}) {
            boolean happened =
                    record.steps().stream().anyMatch(step -> step.what().equals(next));
            boolean needsJob = next.equals("started") || next.equals("completed");
            boolean over = next.equals("completed") && record.jobs().stream().anyMatch(job -> job.isOver());
            if (!happened && !over && (!needsJob || !record.jobs().isEmpty())) {
                ListItem item = new ListItem(new Span(getTranslation("step." + next)));
                item.addClassName("step-coming");
                steps.add(item);
            }
        }
    }

    private ListItem item(UsageRecord.Step step, Figures figures) {
        Span what = new Span(getTranslation("step." + step.what()));
        what.addClassName("step-what");
        Span when = new Span(figures.timeWithSeconds(step.at()));
        when.addClassName("step-when");
        ListItem item = new ListItem(what, when);
        item.addClassNames("step", "step-" + step.what());
        why(step).ifPresent(sentence -> {
            Span why = new Span(sentence);
            why.addClassName("step-why");
            item.add(why);
        });
        return item;
    }

    /** The bench's own faults have a sentence; an interlock is called what the lab calls it. */
    private String fault(String name) {
        return FAULTS.contains(name) ? getTranslation("fault." + name) : name;
    }

    private Optional<String> why(UsageRecord.Step step) {
        return Optional.ofNullable(step.detail()).flatMap(detail -> switch (step.what()) {
            case "powered-off" -> Optional.of(getTranslation("cause." + detail));
            case "badge-refused" -> Optional.of(getTranslation("refused." + detail));
            case "fault", "fault-cleared" -> Optional.of(fault(detail));
            case "failed", "refused", "interrupted" -> Optional.of(Reasons.sentence(detail, getLocale()));
            default -> Optional.empty();
        });
    }
}
