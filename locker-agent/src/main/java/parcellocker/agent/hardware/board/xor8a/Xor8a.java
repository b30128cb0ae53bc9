package parcellocker.agent.hardware.board.xor8a;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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
 * One board of the family. Releases one door by {@code 8A}, reads all by {@code 80 .. 33}. Of what the family also knows,
 * lock 0 ("all"), {@code 90} (a set of doors; sources contradict each other on its order), {@code 9A}, {@code 9B},
 * {@code 9D} (holding a coil) cannot be built here.
 */
public final class Xor8a implements BoardProtocol {
    /** Most channels a board of this family has. */
    static final int LAST_CHANNEL = 50;
    /** What the boards' maker says; it cannot be read back. */
    private static final long OWN_PULSE_MILLIS = 300;

    private final Xor8aSettings settings;
    private final Xor8aGrammar grammar;

    public Xor8a(Xor8aSettings settings) {
        this.settings = settings;
        this.grammar = new Xor8aGrammar(settings);
    }

    @Override
    public String dialect() {
        return "xor8a";
    }

    @Override
    public int address() {
        return settings.address();
    }

    @Override
    public List<BoardProtocol> atEveryAddress() {
        return IntStream.rangeClosed(1, Xor8aSettings.LAST_ADDRESS)
                .<BoardProtocol>mapToObj(address -> new Xor8a(settings.at(address)))
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> can = EnumSet.of(Capability.ANSWERS_RELEASE, Capability.ENDS_PULSE, Capability.READS_ALL);
        if (settings.events() != Xor8aSettings.Events.NONE) {
            can.add(Capability.EVENTS);
        }
        return Collections.unmodifiableSet(can);
    }

    @Override
    public PulseRange pulseRange() {
        return settings.pulseSeconds().isPresent()
                ? new PulseRange(1_000, 9_000, 1_000)
                : PulseRange.fixed(OWN_PULSE_MILLIS);
    }

    @Override
    public long pulseMillis() {
        return settings.pulseSeconds().isPresent() ? settings.pulseSeconds().getAsInt() * 1_000L : OWN_PULSE_MILLIS;
    }

    @Override
    public BoardProtocol forStiffDoors() {
        return settings.stiffSeconds().isPresent() ? new Xor8a(settings.forStiffDoors()) : this;
    }

    @Override
    public Bytes release(Channel channel) {
        if (channel.number() > LAST_CHANNEL) {
            throw new IllegalArgumentException(channel + " is not 1.." + LAST_CHANNEL);
        }
        int address = settings.address();
        int function = settings.function().code();
        return settings.pulseSeconds().isPresent()
                ? checked(
                        Xor8aGrammar.RELEASE_HEAD,
                        address,
                        channel.number(),
                        function,
                        settings.pulseSeconds().getAsInt())
                : checked(Xor8aGrammar.RELEASE_HEAD, address, channel.number(), function);
    }

    @Override
    public Bytes status(int part) {
        return checked(Xor8aGrammar.STATUS_HEAD, settings.address(), 0, Xor8aGrammar.READ);
    }

    @Override
    public Heard hear(Bytes received, Asked asked) {
        return Hearing.of(received, settings.address(), asked, grammar);
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
