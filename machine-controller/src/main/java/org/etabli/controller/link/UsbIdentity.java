package org.etabli.controller.link;

import java.util.Locale;

/**
 * Which USB device: vendor and product, and the serial number where two alike share a bench.
 *
 * @param serial {@code ""} for any
 */
public record UsbIdentity(int vendor, int product, String serial) {

    /** Reads {@code 1a86:7523} or {@code 2341:0042:7543932393535}. */
    public static UsbIdentity parse(String text) throws LinkException {
        String[] parts = text.split(":", 3);
        if (parts.length < 2) {
            throw new LinkException("usb:" + text + " should read usb:VENDOR:PRODUCT or usb:VENDOR:PRODUCT:SERIAL");
        }
        try {
            return new UsbIdentity(
                    Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1], 16), parts.length == 3 ? parts[2] : "");
        } catch (NumberFormatException bad) {
            throw new LinkException("usb:" + text + ": vendor and product are hexadecimal numbers", bad);
        }
    }

    boolean matches(PortDescription port) {
        UsbIdentity other = port.usb();
        return other != null
                && other.vendor == vendor
                && other.product == product
                && (serial.isEmpty() || serial.equals(other.serial));
    }

    @Override
    public String toString() {
        String ids = String.format(Locale.ROOT, "%04x:%04x", vendor, product);
        return serial.isEmpty() ? ids : ids + ":" + serial;
    }
}
