package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.line.Bytes;

/** A xor8a board of 24 doors, all shut, contacts closed-is-1: what it answers to a frame, and the locks it fired in order. */
final class DoorsOnAWire {
    private static final int CHANNELS = 24;

    private final BitSet open = new BitSet();
    private final BitSet jammed = new BitSet();
    private final List<Integer> fired = new ArrayList<>();

    /** That door opens only at its second pulse. */
    void jam(int channel) {
        jammed.set(channel);
    }

    /** Which stand open. */
    synchronized List<Integer> open() {
        return open.stream().boxed().toList();
    }

    /** Somebody shuts that door. */
    synchronized void shut(int channel) {
        open.clear(channel);
    }

    synchronized List<Integer> fired() {
        return List.copyOf(fired);
    }

    synchronized Optional<Bytes> answer(Bytes frame) {
        return switch (frame.at(0)) {
            case 0x8A -> {
                int channel = frame.at(2);
                fired.add(channel);
                if (jammed.get(channel)) {
                    jammed.clear(channel);
                } else {
                    open.set(channel);
                }
                yield Optional.of(checked(0x8A, 1, channel, 0x11));
            }
            case 0x80 -> Optional.of(checked(0x80, 1, status(16), status(8), status(0), 0x33));
            default -> Optional.empty();
        };
    }

    private int status(int from) {
        int bits = 0;
        for (int i = 0; i < 8 && from + i < CHANNELS; i++) {
            bits |= open.get(from + i + 1) ? 0 : 1 << i;
        }
        return bits;
    }

    private static Bytes checked(int... numbers) {
        int[] frame = new int[numbers.length + 1];
        for (int i = 0; i < numbers.length; i++) {
            frame[i] = numbers[i];
            frame[numbers.length] ^= numbers[i];
        }
        return Bytes.of(frame);
    }
}
