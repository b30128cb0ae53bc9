package parcellocker.sim.board.xor8a;

import java.util.function.IntPredicate;

/** What a board says. Every frame ends with the XOR of all bytes before it. */
final class Frames {
    private static final int MADE = 0x11;

    private Frames() {}

    static int xor(int... bytes) {
        int sum = 0;
        for (int value : bytes) {
            sum ^= value;
        }
        return sum;
    }

    /** {@code HEAD A L ST BCC}: the answer to an open (8A), a read of one (80), and an event (81, 82). */
    static byte[] one(int head, int address, int lock, boolean contact) {
        return checked(head, address, lock, contact ? MADE : 0);
    }

    /** {@code 80 A S3 S2 S1 33 BCC}, or more status bytes. */
    static byte[] all(Settings settings, IntPredicate contact) {
        int count = settings.statusBytes();
        int[] bytes = new int[count + 3];
        bytes[0] = 0x80;
        bytes[1] = settings.address();
        bytes[count + 2] = 0x33;
        for (int lock = 1; lock <= settings.channels(); lock++) {
            if (contact.test(lock)) {
                int group = (lock - 1) / 8;
                int place = settings.order() == Settings.ByteOrder.HIGH_FIRST ? count - 1 - group : group;
                bytes[2 + place] |= 1 << ((lock - 1) % 8);
            }
        }
        return checked(bytes);
    }

    /** {@code 90 A B1 B2 B3 BCC}, as it was asked. */
    static byte[] set(Settings settings, int mask) {
        int low = mask & 0xFF;
        int middle = (mask >> 8) & 0xFF;
        int high = (mask >> 16) & 0xFF;
        return switch (settings.order()) {
            case HIGH_FIRST -> checked(0x90, settings.address(), high, middle, low);
            case LOW_FIRST -> checked(0x90, settings.address(), low, middle, high);
        };
    }

    private static byte[] checked(int... bytes) {
        byte[] frame = new byte[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        frame[bytes.length] = (byte) xor(bytes);
        return frame;
    }
}
