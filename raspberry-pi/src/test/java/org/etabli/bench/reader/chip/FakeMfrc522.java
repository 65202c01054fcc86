package org.etabli.bench.reader.chip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** An MFRC522 register by register, with at most one ISO 14443-3 card in its field. */
final class FakeMfrc522 extends FakePn532.FakeBus {

    /** Writes as they came: register and value, hexadecimal. */
    final List<String> written = new ArrayList<>();

    byte[] card = {};
    boolean collision;
    private final int[] registers = new int[64];
    private final Deque<Byte> fifo = new ArrayDeque<>();
    private int level;

    FakeMfrc522() {
        registers[Mfrc522.VERSION] = 0x92;
        registers[Mfrc522.TX_CONTROL] = 0x80;
    }

    @Override
    public byte[] transfer(byte[] bytes) {
        int register = (bytes[0] & 0x7E) >> 1;
        if ((bytes[0] & 0x80) != 0) {
            return new byte[] {0, (byte) value(register)};
        }
        written.add(String.format("%02X=%02X", register, bytes[1]));
        write(register, bytes[1] & 0xFF);
        return new byte[2];
    }

    private int value(int register) {
        return switch (register) {
            case Mfrc522.FIFO_LEVEL -> fifo.size();
            case Mfrc522.FIFO_DATA -> fifo.isEmpty() ? 0 : fifo.removeFirst() & 0xFF;
            default -> registers[register];
        };
    }

    private void write(int register, int value) {
        switch (register) {
            case Mfrc522.FIFO_DATA -> fifo.add((byte) value);
            case Mfrc522.FIFO_LEVEL -> fifo.clear();
            case Mfrc522.COM_IRQ -> registers[register] &= ~value;
            default -> registers[register] = value;
        }
        boolean sends = register == Mfrc522.BIT_FRAMING
                && (value & Mfrc522.START_SEND) != 0
                && registers[Mfrc522.COMMAND] == Mfrc522.TRANSCEIVE;
        if (sends) {
            send(value & 7);
        }
    }

    private void send(int lastBits) {
        byte[] sent = new byte[fifo.size()];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = fifo.removeFirst();
        }
        byte[] answer = card.length == 0 ? new byte[0] : answer(sent, lastBits);
        registers[Mfrc522.ERROR] = collision ? 0x08 : 0;
        registers[Mfrc522.COM_IRQ] |= answer.length == 0 ? Mfrc522.TIMER_IRQ : Mfrc522.RX_IRQ;
        for (byte b : answer) {
            fifo.add(b);
        }
    }

    private byte[] answer(byte[] sent, int lastBits) {
        if (sent.length == 1 && (sent[0] == 0x52 || sent[0] == 0x26)) {
            level = 0;
            return lastBits == 7 ? new byte[] {0x44, 0x00} : new byte[0];
        }
        if (sent[0] != (byte) Mfrc522.SELECT[level]) {
            return new byte[0];
        }
        byte[] part = part();
        if (sent.length == 2 && sent[1] == 0x20) {
            return part;
        }
        byte[] expected = Mfrc522.withCrc(sent[0], (byte) 0x70, part[0], part[1], part[2], part[3], part[4]);
        if (!Arrays.equals(sent, expected)) {
            return new byte[0];
        }
        boolean more = part[0] == (byte) 0x88;
        level += more ? 1 : 0;
        return Mfrc522.withCrc((byte) (more ? 0x04 : 0x08));
    }

    /** Four bytes of this cascade level and their exclusive or. */
    private byte[] part() {
        int from = level * 3;
        byte[] part = new byte[5];
        if (card.length - from > 4) {
            part[0] = (byte) 0x88;
            System.arraycopy(card, from, part, 1, 3);
        } else {
            System.arraycopy(card, from, part, 0, 4);
        }
        part[4] = (byte) (part[0] ^ part[1] ^ part[2] ^ part[3]);
        return part;
    }
}
