package org.etabli.lab.api;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Component;

/** Reservations as iCalendar (RFC 5545), in the lab's own time zone, whose rules come along. */
@Component
class CalendarWriter {

    private final LabSettings.Site site;

    CalendarWriter(LabSettings settings) {
        this.site = settings.site();
    }

    String write(String name, List<Reservation> reservations, Function<Reservation, String> title, Instant now) {
        ZoneId zone = site.zone();
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Etabli//Etabli//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(zone.getId())
                .getVTimeZone());
        for (Reservation reservation : reservations) {
            VEvent event = new VEvent(false);
            event.add(new Uid(reservation.id() + "@" + site.name()));
            event.add(new DtStamp(now));
            event.add(new DtStart<>(reservation.slot().start().atZone(zone)));
            event.add(new DtEnd<>(reservation.slot().end().atZone(zone)));
            event.add(new Summary(title.apply(reservation)));
            event.add(new Location(site.label()));
            calendar.add(event);
        }
        return calendar.toString();
    }
}
