package org.etabli.lab.shell;

import java.util.Locale;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Component;

/** The lab's figures in somebody's language. */
@Component
public class FiguresOf {

    private final LabSettings settings;

    FiguresOf(LabSettings settings) {
        this.settings = settings;
    }

    public Figures in(Locale language) {
        return new Figures(Texts.spoken(language), settings.site().zone());
    }
}
