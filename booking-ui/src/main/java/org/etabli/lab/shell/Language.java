package org.etabli.lab.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A visitor is spoken to in French until they choose English; the choice is kept in a cookie on their device. */
@Component
public class Language implements VaadinServiceInitListener {

    public static final String COOKIE = "etabli-language";

    private final Texts texts;

    Language(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setLocale(chosen(init.getRequest())));
        event.getSource().addUIInitListener(init -> speak(init.getUI()));
        event.getSource().setSystemMessagesProvider(info -> said(info.getLocale()));
    }

    /** What Vaadin itself says when a page can no longer go on. */
    private SystemMessages said(Locale reader) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredCaption(texts.getTranslation("page.asleep", reader));
        messages.setSessionExpiredMessage(texts.getTranslation("page.asleep.what", reader));
        messages.setInternalErrorCaption(texts.getTranslation("failed.title", reader));
        messages.setInternalErrorMessage(texts.getTranslation("failed.what", reader));
        messages.setCookiesDisabledCaption(texts.getTranslation("page.cookies", reader));
        messages.setCookiesDisabledMessage(texts.getTranslation("page.cookies.what", reader));
        return messages;
    }

    private static void speak(UI ui) {
        ui.setLocale(ui.getSession().getLocale());
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("connection.lost"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("connection.gone"));
    }

    private static Locale chosen(@Nullable VaadinRequest request) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        return cookies == null
                ? Locale.FRENCH
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .map(cookie -> Texts.named(cookie.getValue()))
                        .orElse(Locale.FRENCH);
    }
}
