package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.Component;

/** In a dialog Enter confirms what the fields say; on a button that has the focus it means that button alone. */
final class Enter {

    private Enter() {}

    static <C extends Component> C own(C button) {
        button.getElement()
                .addEventListener("keydown", event -> {})
                .addEventData("event.key === 'Enter' && event.stopPropagation()");
        return button;
    }
}
