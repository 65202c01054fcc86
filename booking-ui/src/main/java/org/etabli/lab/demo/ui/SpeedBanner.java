package org.etabli.lab.demo.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.shell.Frame;
import org.etabli.lab.shell.Live;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Says on every page that this is a demo, and how much faster than life its machines run. */
@org.springframework.stereotype.Component
@ConditionalOnBooleanProperty("etabli.demo")
class SpeedBanner implements Frame.Banner {

    private final LiveStates states;

    SpeedBanner(LiveStates states) {
        this.states = states;
    }

    @Override
    public Component show() {
        Div banner = new Div();
        banner.addClassName("demo-banner");
        Span text = new Span();
        banner.add(text);
        Runnable write = () -> text.setText(
                states.simulatedSpeed() > 0
                        ? banner.getTranslation("demo.banner.speed", states.simulatedSpeed())
                        : banner.getTranslation("demo.banner"));
        write.run();
        Live.whileAttached(banner, changed -> states.listen(machine -> changed.run()), write);
        return banner;
    }
}
