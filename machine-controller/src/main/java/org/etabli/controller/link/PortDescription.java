package org.etabli.controller.link;

import org.jspecify.annotations.Nullable;

/**
 * One serial port that is plugged in.
 *
 * @param usb null where it is no USB device
 */
public record PortDescription(
        String path, String description, @Nullable UsbIdentity usb) {}
