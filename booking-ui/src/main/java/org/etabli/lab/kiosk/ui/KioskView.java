package org.etabli.lab.kiosk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.List;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.kiosk.Kiosks;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.site.LabSettings;

/** A tablet's full screen, read from three metres: who is on which machine until when, and what is free now. */
@Route(value = "kiosk/:secret", autoLayout = false)
@AnonymousAllowed
public class KioskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Hours pass even where nothing happens. */
    private static final int POLL_MILLIS = 30_000;

    private final Kiosks kiosks;
    private final Machines machines;
    private final Reservations reservations;
    private final Members members;
    private final LiveStates states;
    private final Care care;
    private final LabSettings settings;
    private final Clock clock;
    private final Figures figures;
    private final Span hour = new Span();
    private final Div tiles = new Div();
    private boolean open;

    KioskView(
            Kiosks kiosks,
            Machines machines,
            Reservations reservations,
            Members members,
            LiveStates states,
            Care care,
            LabSettings settings,
            Clock clock,
            FiguresOf figures) {
        this.kiosks = kiosks;
        this.machines = machines;
        this.reservations = reservations;
        this.members = members;
        this.states = states;
        this.care = care;
        this.settings = settings;
        this.clock = clock;
        this.figures = figures.in(getLocale());
        addClassName("kiosk");
        tiles.addClassName("kiosk-tiles");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open = event.getRouteParameters().get("secret").flatMap(kiosks::with).isPresent();
        removeAll();
        if (!open) {
            add(new H1(getTranslation("kiosk.closed")), new Paragraph(getTranslation("kiosk.closed.what")));
            return;
        }
        hour.addClassName("kiosk-hour");
        Div head = new Div(new H1(settings.site().label()), hour);
        head.addClassName("kiosk-head");
        add(head, tiles);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (open) {
            attached.getUI().setPollInterval(POLL_MILLIS);
            var polls = attached.getUI().addPollListener(poll -> show());
            addDetachListener(detached -> polls.remove());
            Live.whileAttached(this, changed -> states.listen(machine -> changed.run()), this::show);
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
    }

    private void show() {
        hour.setText(figures.time(clock.instant()));
        List<Machine> all = machines.all();
        if (tiles.getComponentCount() != all.size()) {
            tiles.removeAll();
            all.forEach(machine -> tiles.add(new KioskTile(machine, care, figures)));
        }
        TimeSlot soon = TimeSlot.of(clock.instant(), KioskTile.AHEAD);
        List<Reservation> taken = reservations.during(soon);
        tiles.getChildren().map(KioskTile.class::cast).forEach(tile -> {
            MachineId id = tile.machine();
            all.stream()
                    .filter(machine -> machine.id().equals(id))
                    .forEach(machine -> tile.show(
                            machine,
                            clock.instant(),
                            states.of(id.value()),
                            taken.stream().filter(r -> r.machine().equals(id)).toList(),
                            this::firstName));
        });
    }

    private String firstName(MemberId id) {
        return members.find(id).map(Member::firstName).orElse("");
    }

    @Override
    public String getPageTitle() {
        return settings.site().label() + " · Établi";
    }
}
