package parcellocker.agent.hardware.board.wkly;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.Hearing;
import parcellocker.agent.hardware.board.PulseRange;
import parcellocker.agent.hardware.line.Bytes;

/**
 * One board of the family. Releases one door by {@code 82}, reads all by {@code 84}, lights a lamp by {@code 81}. Several doors
 * ({@code 80}), all doors ({@code 86}, {@code 87}) and holding a coil ({@code 88}, {@code 89}) cannot be built here.
 */
public final class Wkly implements BoardProtocol {
    /** What a reading of {@link #MOST_BYTES} bytes has room for. */
    public static final int LAST_CHANNEL = 54;
    /** A longer frame is none. */
    static final int MOST_BYTES = 64;

    static final Bytes MAGIC = Bytes.of(0x57, 0x4B, 0x4C, 0x59);
    static final int LAMP = 0x81;
    static final int RELEASE = 0x82;
    static final int READ = 0x84;
    static final int MOVED = 0x85;

    private final WklySettings settings;
    private final WklyGrammar grammar;

    public Wkly(WklySettings settings) {
        this.settings = settings;
        this.grammar = new WklyGrammar(settings);
    }

    @Override
    public String dialect() {
        return "wkly";
    }

    @Override
    public int address() {
        return settings.address();
    }

    @Override
    public List<BoardProtocol> atEveryAddress() {
        return IntStream.rangeClosed(0, WklySettings.LAST_ADDRESS)
                .<BoardProtocol>mapToObj(address -> new Wkly(settings.at(address)))
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(EnumSet.of(
                Capability.ANSWERS_RELEASE,
                Capability.ENDS_PULSE,
                Capability.READS_ALL,
                Capability.EVENTS,
                Capability.LAMP));
    }

    @Override
    public PulseRange pulseRange() {
        return PulseRange.fixed(settings.pulseMillis());
    }

    @Override
    public long pulseMillis() {
        return settings.pulseMillis();
    }

    @Override
    public Bytes release(Channel channel) {
        return frame(RELEASE, known(channel));
    }

    @Override
    public Optional<Bytes> light(Channel channel) {
        return Optional.of(frame(LAMP, known(channel)));
    }

    @Override
    public Bytes status(int part) {
        return frame(READ);
    }

    @Override
    public Heard hear(Bytes received, Asked asked) {
        return Hearing.of(received, settings.address(), asked, grammar);
    }

    private static int known(Channel channel) {
        if (channel.number() > LAST_CHANNEL) {
            throw new IllegalArgumentException(channel + " is not 1.." + LAST_CHANNEL);
        }
        return channel.number();
    }

    private Bytes frame(int command, int... rest) {
        int[] frame = new int[MAGIC.length() + 4 + rest.length];
        int at = 0;
        while (at < MAGIC.length()) {
            frame[at] = MAGIC.at(at++);
        }
        frame[at++] = frame.length;
        frame[at++] = settings.address();
        frame[at++] = command;
        for (int number : rest) {
            frame[at++] = number;
        }
        for (int i = 0; i < at; i++) {
            frame[at] ^= frame[i];
        }
        return Bytes.of(frame);
    }
}
