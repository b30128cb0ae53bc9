package parcellocker.sim.board.modbus;

import java.util.function.IntPredicate;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Steel;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;
import parcellocker.sim.line.Rtu;

/**
 * A relay board's half of Modbus RTU: channel n is relay n and input n. It obeys address 0 without an answer, as every
 * slave does, and refuses what it cannot do by exceptions.
 */
public final class Modbus implements Dialect {
    private static final int MOST_BITS = 2000;

    private final Settings settings;
    private final Steel steel;
    private final Relays relays;
    private final Coils coils;
    private final Registers registers;
    private int address;

    private Modbus(Hookup hookup, Settings settings) {
        this.settings = settings;
        this.address = settings.address();
        steel = hookup.steel();
        relays = new Relays(hookup.time(), steel, settings.channels());
        coils = new Coils(settings.profile(), relays);
        registers = new Registers(settings, steel, relays, this::readdress);
    }

    /** A board of this family on a line. */
    public static VirtualBoard board(Hookup hookup, Settings settings, Chance chance) {
        VirtualBoard.Make make = new VirtualBoard.Make(settings.channels(), settings.tempo());
        return new VirtualBoard(hookup, new Modbus(hookup, settings), make, chance);
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        return Rtu.judge(heard, address);
    }

    @Override
    public void obey(int[] frame) {
        plan(frame).deed().run();
    }

    @Override
    public Reply answer(int[] frame) {
        return Reply.of(
                frame[0] == Rtu.BROADCAST ? SILENCE : plan(frame).answer().get());
    }

    private Plan plan(int[] frame) {
        boolean hasRegisters = settings.profile() == Settings.Profile.WAVESHARE;
        return switch (frame[1]) {
            case 0x01 -> bits(frame, coils.base(), settings.channels(), relays::isOn);
            case 0x02 ->
                settings.inputs() == 0
                        ? Plan.refused(frame, Rtu.ILLEGAL_FUNCTION)
                        : bits(frame, 0, settings.inputs(), steel::contact);
            case 0x03 -> hasRegisters ? registers.read(frame) : Plan.refused(frame, Rtu.ILLEGAL_FUNCTION);
            case 0x05 -> coils.one(frame);
            case 0x06 -> hasRegisters ? registers.write(frame) : Plan.refused(frame, Rtu.ILLEGAL_FUNCTION);
            case 0x0F -> coils.several(frame);
            case 0x10 -> coils.delayed(frame);
            default -> Plan.refused(frame, Rtu.ILLEGAL_FUNCTION);
        };
    }

    private Plan bits(int[] frame, int base, int present, IntPredicate isSet) {
        int first = Rtu.word(frame, 2) - base + 1;
        int count = Rtu.word(frame, 4);
        if (count < 1 || count > MOST_BITS) {
            return Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        if (first < 1 || first + count - 1 > present) {
            return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        }
        return Plan.told(() -> Rtu.framed(packed(frame, first, count, isSet)));
    }

    private int[] packed(int[] frame, int first, int count, IntPredicate isSet) {
        int bytes = (count + 7) / 8;
        int[] answer = new int[3 + bytes];
        answer[0] = frame[0];
        answer[1] = frame[1];
        answer[2] = bytes;
        for (int i = 0; i < count; i++) {
            int at = settings.order() == Settings.ByteOrder.LOW_FIRST ? i / 8 : bytes - 1 - i / 8;
            answer[3 + at] |= isSet.test(first + i) ? 1 << i % 8 : 0;
        }
        return answer;
    }

    /** This family has no such frame. */
    @Override
    public byte[] event(int channel, boolean contact) {
        return SILENCE;
    }

    @Override
    public boolean reportsUnasked() {
        return false;
    }

    @Override
    public Slips slips() {
        return new Slips() {
            @Override
            public byte[] fromNextBoard(byte[] answer) {
                return Rtu.fromNextSlave(answer);
            }

            @Override
            public byte[] turned(byte[] answer, int channel, boolean isChecked) {
                return Modbus.this.turned(answer, channel, isChecked);
            }
        };
    }

    private byte[] turned(byte[] answer, int channel, boolean isChecked) {
        int index = (channel - 1) / 8;
        boolean isReading = answer.length > 4 && answer[1] == 0x02 && index < answer[2];
        if (!isReading) {
            return answer;
        }
        byte[] other = answer.clone();
        other[settings.order() == Settings.ByteOrder.LOW_FIRST ? 3 + index : 2 + answer[2] - index] ^=
                (byte) (1 << (channel - 1) % 8);
        return isChecked ? Rtu.echo(Bytes.values(other), other.length - 2) : other;
    }

    /** To every slave of the line: all relays on, or as much of it as a make understands. */
    @Override
    public byte[] openAll() {
        return switch (settings.profile()) {
            case WAVESHARE -> Rtu.framed(Rtu.BROADCAST, 0x05, 0, 0xFF, 0xFF, 0);
            case LC_8R, PLAIN, LEGACY -> allCoils();
        };
    }

    private byte[] allCoils() {
        int count = settings.channels();
        int bytes = (count + 7) / 8;
        int[] frame = new int[7 + bytes];
        frame[1] = 0x0F;
        frame[3] = coils.base();
        frame[5] = count;
        frame[6] = bytes;
        for (int i = 0; i < count; i++) {
            frame[7 + i / 8] |= 1 << i % 8;
        }
        return Rtu.framed(frame);
    }

    @Override
    public void readdress(int next) {
        address = next;
        registers.address(next);
    }

    @Override
    public void restart() {
        relays.restart();
    }
}
