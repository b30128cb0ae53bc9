package parcellocker.sim.device;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;
import parcellocker.sim.line.LineEnd;
import parcellocker.sim.line.Rtu;

/**
 * A Modbus RTU slave that is nothing but registers: a thermometer, a controller of a cold cabinet. What it measures and
 * what it is told goes through its map. Belongs to its timeline's thread.
 */
public final class RegisterDevice {
    private static final long ANSWER_NANOS = 20_000_000;
    private static final long BITS_A_BYTE = 10;
    private static final int HOLDING = 3;
    private static final int INPUT = 4;
    private static final int WRITE = 6;
    private static final int MOST_AT_ONCE = 125;
    private static final int TENTHS = 10;
    private static final int BAUD = 9_600;

    private final Timeline time;
    private final LineEnd line;
    private final List<Register> registers;
    private int address;
    private boolean silent;
    private long extraNanos;
    private long talksUntil;

    /**
     * One register.
     *
     * @param function 3 for a holding register, 4 for an input register
     * @param number as on the wire, from 0
     * @param reads what it holds, signed, as 16 bits
     * @param writes what becomes of a value that is written to it; empty if it cannot be written
     */
    public record Register(int function, int number, IntSupplier reads, Optional<IntConsumer> writes) {}

    /** Puts a slave of that map on a line. */
    public RegisterDevice(Timeline time, LineEnd line, int address, List<Register> registers) {
        this.time = time;
        this.line = line;
        this.address = address;
        this.registers = List.copyOf(registers);
        talksUntil = time.nanos();
        Hearing hearing = new Hearing(Hearing.quietNanos(BAUD), heard -> Rtu.judge(heard, this.address));
        line.listen((value, nanos) -> {
            if (nanos < talksUntil) {
                hearing.miss(nanos);
            } else {
                hearing.hear(value, nanos).forEach(this::serve);
            }
        });
    }

    /** XY-MD02 and kin, address 1: input registers 1 and 2 hold tenths of a degree and of a percent. */
    public static RegisterDevice thermometer(Timeline time, LineEnd line, Climate climate) {
        int[] held = {0, BAUD, 0, 0};
        RegisterDevice[] self = new RegisterDevice[1];
        self[0] = new RegisterDevice(
                time,
                line,
                1,
                List.of(
                        new Register(INPUT, 1, () -> tenths(climate.celsius()) + held[2], Optional.empty()),
                        new Register(INPUT, 2, () -> tenths(climate.humidity()) + held[3], Optional.empty()),
                        new Register(HOLDING, 0x101, () -> self[0].address, Optional.of(v -> self[0].address = v)),
                        kept(0x102, held, 1),
                        kept(0x103, held, 2),
                        kept(0x104, held, 3)));
        return self[0];
    }

    /** A controller of a cold cabinet, address 1: holding register 0 is its probe, 14h its set point, both in tenths. */
    public static RegisterDevice controller(Timeline time, LineEnd line, Climate climate) {
        IntConsumer wanted = value -> climate.setPoint((double) (short) value / TENTHS);
        return new RegisterDevice(
                time,
                line,
                1,
                List.of(
                        new Register(HOLDING, 0, () -> tenths(climate.celsius()), Optional.empty()),
                        new Register(HOLDING, 0x14, () -> tenths(climate.setPoint()), Optional.of(wanted))));
    }

    private static Register kept(int number, int[] held, int at) {
        return new Register(HOLDING, number, () -> held[at], Optional.of(value -> held[at] = (short) value));
    }

    private static int tenths(double value) {
        return (int) Math.round(value * TENTHS);
    }

    /** It says nothing any more, or again. */
    public void silent(boolean isSilent) {
        silent = isSilent;
    }

    /** It takes so much longer for every answer. */
    public void slow(long nanos) {
        extraNanos = nanos;
    }

    private void serve(int[] frame) {
        byte[] answer = answer(frame);
        if (frame[0] == Rtu.BROADCAST || silent) {
            return;
        }
        long wait = ANSWER_NANOS + extraNanos;
        talksUntil = time.nanos() + wait + answer.length * BITS_A_BYTE * 1_000_000_000 / BAUD;
        time.after(wait, () -> line.send(answer));
    }

    private byte[] answer(int[] frame) {
        return switch (frame[1]) {
            case HOLDING, INPUT -> read(frame);
            case WRITE -> written(frame);
            default -> Rtu.refusal(frame, Rtu.ILLEGAL_FUNCTION);
        };
    }

    private byte[] read(int[] frame) {
        int first = Rtu.word(frame, 2);
        int count = Rtu.word(frame, 4);
        if (count < 1 || count > MOST_AT_ONCE) {
            return Rtu.refusal(frame, Rtu.ILLEGAL_VALUE);
        }
        byte[] values = new byte[0];
        for (int number = first; number < first + count; number++) {
            Optional<Register> register = register(frame[1], number);
            if (register.isEmpty()) {
                return Rtu.refusal(frame, Rtu.ILLEGAL_ADDRESS);
            }
            int value = register.get().reads().getAsInt();
            values = Bytes.joined(values, Bytes.of(value >> 8, value));
        }
        byte[] head = Bytes.of(frame[0], frame[1], values.length);
        return Rtu.framed(Bytes.values(Bytes.joined(head, values)));
    }

    private byte[] written(int[] frame) {
        Optional<IntConsumer> writes = register(HOLDING, Rtu.word(frame, 2)).flatMap(Register::writes);
        if (writes.isEmpty()) {
            return Rtu.refusal(frame, Rtu.ILLEGAL_ADDRESS);
        }
        writes.get().accept(Rtu.word(frame, 4));
        return Rtu.echo(frame, 6);
    }

    private Optional<Register> register(int function, int number) {
        return registers.stream()
                .filter(one -> one.function() == function && one.number() == number)
                .findFirst();
    }
}
