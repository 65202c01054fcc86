package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.etabli.lab.machine.Photos;

/** A kept photo; its address works in this window only. */
class Picture extends Image {

    Picture(Photos photos, String name, String description) {
        super(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = photos.read(name).orElseGet(() -> new byte[0]);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "photo.jpg", "image/jpeg", bytes.length);
                }),
                description);
        addClassName("photo");
    }
}
