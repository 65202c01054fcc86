package org.etabli.lab.machine.ui;

import java.time.Clock;
import java.util.Locale;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Agenda;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Status;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Texts;
import org.springframework.stereotype.Component;

/** What a machine is doing now, in a word. */
@Component
class StatusChips {

    private final LiveStates states;
    private final Agenda agenda;
    private final Texts texts;
    private final Clock clock;

    StatusChips(LiveStates states, Agenda agenda, Texts texts, Clock clock) {
        this.states = states;
        this.agenda = agenda;
        this.texts = texts;
        this.clock = clock;
    }

    Chip of(Machine machine, Locale language) {
        Status status = Status.of(
                machine.condition(), states.of(machine.id().value()), agenda.isReserved(machine.id(), clock.instant()));
        Chip.Mood mood =
                switch (status) {
                    case FREE -> Chip.Mood.FREE;
                    case IN_USE -> Chip.Mood.BUSY;
                    case RESERVED, TO_CHECK, MAINTENANCE -> Chip.Mood.WAITING;
                    case OUT_OF_SERVICE -> Chip.Mood.BAD;
                };
        String word = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Chip(texts.getTranslation("machine.status." + word, language), mood);
    }
}
