package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.shell.Fields;

/** Takes one photo; on a phone its camera opens. */
class PhotoUpload extends Upload {

    private final Photos photos;
    private final Consumer<String> kept;

    /** @param kept called in the window with the photo's name */
    PhotoUpload(Photos photos, Consumer<String> kept) {
        this.photos = photos;
        this.kept = kept;
        UI ui = UI.getCurrent();
        setUploadHandler((UploadHandler) event -> receive(event, ui));
        setAcceptedMimeTypes("image/jpeg", "image/png", "image/gif");
        setMaxFiles(1);
        setMaxFileSize(Photos.MAX_BYTES);
        setUploadButton(new Button(getTranslation("photo.choose")));
        setDropLabel(new Span(getTranslation("photo.drop")));
        Fields.speak(this);
        addAllFinishedListener(finished -> clearFileList());
    }

    private void receive(UploadEvent event, UI ui) throws IOException {
        Optional<String> photo = photos.keep(event.getInputStream());
        ui.access(() -> photo.ifPresentOrElse(
                kept, () -> Notification.show(getTranslation("photo.refused", Photos.MAX_BYTES >> 20))));
    }
}
