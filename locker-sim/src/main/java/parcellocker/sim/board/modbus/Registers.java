package parcellocker.sim.board.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import parcellocker.sim.board.Steel;
import parcellocker.sim.line.Rtu;

/**
 * The registers of a Waveshare board: its version, its address, its UART, and what each input does to its relay. A board
 * that was set to anything but mode 0 lets a door's contact switch the lock.
 */
final class Registers {
    private static final int MODES = 0x1000;
    private static final int UART = 0x2000;
    private static final int ADDRESS = 0x4000;
    private static final int VERSION = 0x8000;
    private static final int V2_00 = 200;
    private static final int MOST_AT_ONCE = 125;
    private static final int LINKAGE = 1;
    private static final int TOGGLE = 2;
    private static final int EDGE = 3;

    private final Steel steel;
    private final Relays relays;
    private final IntConsumer readdress;
    private final int[] modes;
    private final boolean[] seen;
    private int address;
    /** 9600 baud, no parity: the factory's. Changing it is not simulated: it is kept and told. */
    private int uart = 1;

    Registers(Settings settings, Steel steel, Relays relays, IntConsumer readdress) {
        this.steel = steel;
        this.relays = relays;
        this.readdress = readdress;
        this.address = settings.address();
        modes = new int[Math.min(settings.channels(), settings.inputs())];
        seen = new boolean[modes.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = steel.contact(i + 1);
        }
        steel.watch(this::changed);
    }

    void address(int next) {
        address = next;
    }

    /** FC03. */
    Plan read(int[] frame) {
        int count = Rtu.word(frame, 4);
        if (count < 1 || count > MOST_AT_ONCE) {
            return Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        List<Integer> values = new ArrayList<>(List.of(frame[0], frame[1], 2 * count));
        for (int at = Rtu.word(frame, 2); at < Rtu.word(frame, 2) + count; at++) {
            OptionalInt value = value(at);
            if (value.isEmpty()) {
                return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
            }
            values.add(value.getAsInt() >> 8);
            values.add(value.getAsInt() & 0xFF);
        }
        return Plan.told(
                () -> Rtu.framed(values.stream().mapToInt(Integer::intValue).toArray()));
    }

    private OptionalInt value(int at) {
        if (at >= MODES && at < MODES + modes.length) {
            return OptionalInt.of(modes[at - MODES]);
        }
        return switch (at) {
            case UART -> OptionalInt.of(uart);
            case ADDRESS -> OptionalInt.of(address);
            case VERSION -> OptionalInt.of(V2_00);
            default -> OptionalInt.empty();
        };
    }

    /** FC06. */
    Plan write(int[] frame) {
        int at = Rtu.word(frame, 2);
        int value = Rtu.word(frame, 4);
        if (at >= MODES && at < MODES + modes.length) {
            return value <= EDGE
                    ? Plan.done(frame, () -> mode(at - MODES, value))
                    : Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        return switch (at) {
            case UART -> Plan.done(frame, () -> uart = value);
            case ADDRESS ->
                value >= 1 && value <= 255
                        ? Plan.done(frame, () -> readdress.accept(value))
                        : Plan.refused(frame, Rtu.ILLEGAL_VALUE);
            default -> Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        };
    }

    private void mode(int index, int value) {
        modes[index] = value;
        if (value == LINKAGE) {
            relays.put(index + 1, steel.contact(index + 1));
        }
    }

    private void changed(int channel) {
        int index = channel - 1;
        if (index >= modes.length || steel.contact(channel) == seen[index]) {
            return;
        }
        seen[index] = !seen[index];
        switch (modes[index]) {
            case LINKAGE -> relays.put(channel, seen[index]);
            case EDGE -> relays.toggle(channel);
            case TOGGLE -> {
                if (seen[index]) {
                    relays.toggle(channel);
                }
            }
            default -> {} // 0: the input is only read
        }
    }
}
