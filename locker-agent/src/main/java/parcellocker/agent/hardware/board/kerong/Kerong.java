package parcellocker.agent.hardware.board.kerong;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.Hearing;
import parcellocker.agent.hardware.board.PulseRange;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;

/**
 * One board of the family. Fires one lock, which has no answer, and reads all. Commands for all locks or all boards ({@code 32},
 * {@code 33}, lock {@code 30}, board {@code 0A} or {@code F}), and those that change the board's own settings, cannot be built here.
 */
public final class Kerong implements BoardProtocol {
    static final int STX = 0x02;
    static final int ETX = 0x03;
    /** In a CU48's frame this board is every board. */
    private static final int ALL_BOARDS = 0x0A;

    private final KerongSettings settings;
    private final Grammar grammar;

    public Kerong(KerongSettings settings) {
        this.settings = settings;
        this.grammar = settings.mode() == Mode.CU16 ? new Cu16Grammar(settings) : new Cu48Grammar(settings);
    }

    @Override
    public String dialect() {
        return "kerong " + settings.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int address() {
        return settings.address();
    }

    @Override
    public List<BoardProtocol> atEveryAddress() {
        return IntStream.rangeClosed(0, settings.mode().lastAddress())
                .<BoardProtocol>mapToObj(address -> new Kerong(settings.at(address)))
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> can = EnumSet.of(Capability.ENDS_PULSE, Capability.READS_ALL);
        if (settings.mode() == Mode.CU16) {
            can.add(Capability.OCCUPANCY);
        }
        return Collections.unmodifiableSet(can);
    }

    @Override
    public PulseRange pulseRange() {
        return PulseRange.fixed(settings.unlockMillis());
    }

    @Override
    public long pulseMillis() {
        return settings.unlockMillis();
    }

    @Override
    public Bytes release(Channel channel) {
        if (channel.number() > settings.mode().channels()) {
            throw new IllegalArgumentException(
                    channel + " is not 1.." + settings.mode().channels());
        }
        int lock = channel.number() - 1;
        if (settings.lockByte() == LockByte.FIRST && lock == ALL_BOARDS) {
            throw new IllegalArgumentException(channel + " names all boards where lockByte FIRST is a mistake");
        }
        return frame(lock, settings.mode().unlock());
    }

    @Override
    public Bytes status(int part) {
        return frame(0, settings.mode().read());
    }

    @Override
    public Heard hear(Bytes received, Asked asked) {
        return Hearing.of(received, settings.address(), asked, grammar);
    }

    private Bytes frame(int lock, int command) {
        if (settings.mode() == Mode.CU16) {
            return summed(STX, settings.address() << 4 | lock, command, ETX);
        }
        return settings.lockByte() == LockByte.FIRST
                ? summed(STX, lock, settings.address(), command, ETX)
                : summed(STX, settings.address(), lock, command, ETX);
    }

    private static Bytes summed(int... numbers) {
        int[] frame = new int[numbers.length + 1];
        for (int i = 0; i < numbers.length; i++) {
            frame[i] = numbers[i];
            frame[numbers.length] = frame[numbers.length] + numbers[i] & 0xFF;
        }
        return Bytes.of(frame);
    }

    /**
     * Whether so many bytes are there, between 02 and 03, and the last is the sum of the others. The sum misses errors that cancel, so
     * callers compare every byte whose value they know as well.
     */
    static boolean isFramed(Bytes bytes, int at, int length) {
        if (at + length > bytes.length() || bytes.at(at) != STX || bytes.at(at + length - 2) != ETX) {
            return false;
        }
        int sum = 0;
        for (int i = at; i < at + length - 1; i++) {
            sum += bytes.at(i);
        }
        return (sum & 0xFF) == bytes.at(at + length - 1);
    }
}
