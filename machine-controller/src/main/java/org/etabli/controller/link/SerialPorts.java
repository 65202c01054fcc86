package org.etabli.controller.link;

import com.fazecast.jSerialComm.SerialPort;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The serial ports that are plugged in now. Pseudo-terminals are not among them. */
public final class SerialPorts {

    private SerialPorts() {}

    public static List<PortDescription> list() {
        return Stream.of(SerialPort.getCommPorts())
                .map(port -> new PortDescription(port.getSystemPortPath(), port.getDescriptivePortName(), usb(port)))
                .toList();
    }

    private static @Nullable UsbIdentity usb(SerialPort port) {
        if (port.getVendorID() <= 0 || port.getProductID() <= 0) {
            return null;
        }
        String serial = port.getSerialNumber();
        return new UsbIdentity(
                port.getVendorID(), port.getProductID(), serial == null || serial.equals("Unknown") ? "" : serial);
    }

    /** The one port behind which this device is. */
    public static PortDescription find(UsbIdentity identity) throws LinkException {
        return choose(identity, list());
    }

    static PortDescription choose(UsbIdentity identity, List<PortDescription> ports) throws LinkException {
        List<PortDescription> found = ports.stream().filter(identity::matches).toList();
        return switch (found.size()) {
            case 0 -> throw new LinkException("usb:" + identity + " is not plugged in");
            case 1 -> found.getFirst();
            default ->
                throw new LinkException("usb:" + identity + " is plugged in " + found.size()
                        + " times; add the serial number to tell them apart");
        };
    }
}
