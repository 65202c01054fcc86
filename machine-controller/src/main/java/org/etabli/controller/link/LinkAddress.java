package org.etabli.controller.link;

import java.util.Locale;

/**
 * Where a machine is to be found, as a person or a configuration writes it: {@code /dev/ttyUSB0}, {@code COM3},
 * {@code tcp://grbl.local:23}, or {@code usb:1a86:7523} and {@code usb:2341:0042:7543932393535}, which finds the same
 * machine on whatever port it was plugged into.
 */
public final class LinkAddress {

    private static final String TCP = "tcp://";
    private static final String USB = "usb:";

    private LinkAddress() {}

    /** How to open the address; the same each time it is asked. */
    public static LinkOpener opener(String address, SerialSettings settings) throws LinkException {
        if (address.startsWith(TCP)) {
            String[] parts = address.substring(TCP.length()).split(":");
            int port = parts.length == 2 ? portNumber(address, parts[1]) : 23;
            return () -> TcpLink.open(parts[0], port);
        }
        if (address.startsWith(USB)) {
            UsbIdentity identity = UsbIdentity.parse(address.substring(USB.length()));
            return () -> SerialLink.open(SerialPorts.find(identity).path(), settings);
        }
        return () -> SerialLink.open(address, settings);
    }

    private static int portNumber(String address, String text) throws LinkException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException bad) {
            throw new LinkException(address + ": '" + text.toLowerCase(Locale.ROOT) + "' is no port number", bad);
        }
    }
}
