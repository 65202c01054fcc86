package org.etabli.controller.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Arrays;

/** A serial port, or a pseudo-terminal that stands for one, through jSerialComm. */
public final class SerialLink implements Link {

    /** The shortest wait a terminal knows; a read returns as soon as anything comes. */
    private static final int READ_PATIENCE_MS = 100;

    private final SerialPort port;
    private final String name;
    private volatile boolean closed;

    private SerialLink(SerialPort port, String name) {
        this.port = port;
        this.name = name;
    }

    /** Opens and locks the port; two senders on one machine would ruin both jobs. */
    public static SerialLink open(String path, SerialSettings settings) throws LinkException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException unknown) {
            throw new LinkException(path + ": there is no such port; `etabli ports` lists what is plugged in", unknown);
        }
        port.setBaudRate(settings.baud());
        port.setNumDataBits(8);
        port.setNumStopBits(SerialPort.ONE_STOP_BIT);
        port.setParity(SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        if (!settings.resetOnOpen()) {
            port.clearDTR();
            port.clearRTS();
        }
        if (!port.openPort(0)) {
            throw new LinkException(path + ": cannot be opened (" + why(port.getLastErrorCode()) + ")");
        }
        // Writes wait for room in the driver, not for the wire: answers can be read while bytes still go out.
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_PATIENCE_MS, 0);
        SerialLink link = new SerialLink(port, path);
        if (settings.resetOnOpen()) {
            // A pseudo-terminal has no DTR and refuses; that refusal is harmless.
            port.setDTR();
        }
        return link;
    }

    private static String why(int errno) {
        return switch (errno) {
            case 2 -> "it does not exist: is the machine plugged in and powered?";
            case 13 -> "permission denied: add this user to the group that owns the port, often dialout";
            case 11, 16 -> "another program holds it";
            default -> "error " + errno + " of the operating system";
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration atMost) throws LinkException {
        if (atMost.isZero() && port.bytesAvailable() == 0) {
            return 0;
        }
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw gone();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
        int done = 0;
        byte[] rest = bytes;
        while (done < bytes.length) {
            int count = port.writeBytes(rest, rest.length);
            // An unplugged port answers 0 for ever although it still says it is open.
            if (count <= 0) {
                throw gone();
            }
            done += count;
            rest = Arrays.copyOfRange(bytes, done, bytes.length);
        }
    }

    private LinkException gone() {
        close();
        return new LinkException(name + ": the port was unplugged or closed by the other end");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            port.closePort();
        }
    }
}
