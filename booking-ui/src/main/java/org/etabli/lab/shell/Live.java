package org.etabli.lab.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.Function;

/** Keeps a component up to date while somebody looks at it, and only then. */
public final class Live {

    private Live() {}

    /**
     * @param listen starts listening with a callback and returns how to stop
     * @param refresh run in the component's own window
     */
    public static void whileAttached(Component component, Function<Runnable, Runnable> listen, Runnable refresh) {
        component.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Runnable stop = listen.apply(() -> {
                if (ui.isAttached()) {
                    ui.access(() -> {
                        if (component.isAttached()) {
                            refresh.run();
                        }
                    });
                }
            });
            component.addDetachListener(detached -> {
                detached.unregisterListener();
                stop.run();
            });
        });
    }
}
