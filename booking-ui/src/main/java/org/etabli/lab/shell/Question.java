package org.etabli.lab.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asked before what cannot be taken back. */
public final class Question {

    private Question() {}

    /**
     * Asks in the asker's window, and does the deed on a yes.
     *
     * @param text key of the question; what the deed means is below it at {@code .what}, the yes at {@code .yes}, the
     *     no at {@code .no}
     */
    public static void ask(Component asker, String text, Runnable deed, Object... parameters) {
        ConfirmDialog dialog = new ConfirmDialog(
                asker.getTranslation(text, parameters),
                asker.getTranslation(text + ".what", parameters),
                asker.getTranslation(text + ".yes"),
                confirm -> deed.run());
        dialog.setCancelable(true);
        dialog.setCancelText(asker.getTranslation(text + ".no"));
        dialog.open();
    }
}
