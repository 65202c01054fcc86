package org.etabli.bench.reader.chip;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.etabli.bench.reader.ReaderException;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;

/** PN532 on its high-speed UART (UM0701-02, 6.2.3): 115200 bit/s; 55 55 and zeros wake it from power-down. */
final class Pn532Uart implements Pn532Wire {

    private static final byte[] WAKE = {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final Duration LISTEN = Duration.ofMillis(2);

    private final Link link;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Pn532Uart(Link link) {
        this.link = link;
    }

    @Override
    public void wake() throws ReaderException {
        write(WAKE);
    }

    @Override
    public void write(byte[] frame) throws ReaderException {
        try {
            listen();
            heard.reset();
            link.write(frame);
        } catch (LinkException e) {
            throw new ReaderException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean ready() throws ReaderException {
        try {
            listen();
        } catch (LinkException e) {
            throw new ReaderException(String.valueOf(e.getMessage()), e);
        }
        return heard.size() >= Pn532Frame.ACK.length;
    }

    private void listen() throws LinkException {
        byte[] chunk = new byte[Pn532Frame.LONGEST];
        for (int count = link.read(chunk, LISTEN); count > 0; count = link.read(chunk, LISTEN)) {
            heard.write(chunk, 0, count);
        }
    }

    @Override
    public byte[] read(int count) {
        byte[] all = heard.toByteArray();
        int taken = Math.min(count, all.length);
        heard.reset();
        heard.write(all, taken, all.length - taken);
        return Arrays.copyOf(Arrays.copyOf(all, taken), count);
    }

    @Override
    public void close() {
        link.close();
    }
}
