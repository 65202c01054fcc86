package org.etabli.lab.job.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Tells the browser where three.js is, for its own add-ons import it by name; nothing is fetched before it is used. */
@Component
class Three implements VaadinServiceInitListener {

    private static final String IMPORTS = """
            {"imports": {"three": "%1$s/webjars/three/0.181.1/build/three.module.min.js",
             "three/addons/": "%1$s/webjars/three/0.181.1/examples/jsm/"}}""";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .head()
                .prependElement("script")
                .attr("type", "importmap")
                .text(IMPORTS.formatted(page.getVaadinRequest().getContextPath())));
    }
}
