package org.etabli.lab.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.etabli.gcode.slicer.Feature;
import org.etabli.gcode.toolpath.Palette;

/** A file's path in three dimensions, to turn and to leaf through layer by layer; drawn by {@code preview.js}. */
@Tag("etabli-preview")
class Preview3d extends Component {

    /** @param geometry gzipped binary form of a {@link org.etabli.gcode.toolpath.Toolpath} */
    Preview3d(DownloadHandler geometry) {
        getElement().setAttribute("src", geometry);
        getElement()
                .setAttribute(
                        "palette",
                        Arrays.stream(Feature.values())
                                .map(feature -> hex(feature, 1))
                                .collect(Collectors.joining(" ")));
        getElement().setAttribute("faint", hex(Feature.LASER, 0));
        getElement().setAttribute("dark-features", Feature.TRAVEL.ordinal() + " " + Feature.RETRACT.ordinal());
        for (String word : new String[] {"layer", "of", "moves", "loading", "failed", "help", "picture"}) {
            getElement().setAttribute("word-" + word, getTranslation("preview." + word));
        }
    }

    private static String hex(Feature feature, double power) {
        return "%06x".formatted(Palette.of(feature, power));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJsModule("context://preview.js");
    }
}
