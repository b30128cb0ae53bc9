package parcellocker.agent.hardware.board.modbus;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.Hearing;
import parcellocker.agent.hardware.board.OwnSettings;
import parcellocker.agent.hardware.board.PulseRange;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.AllOff;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Pulse;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;

/**
 * One relay board with inputs. Releases one door by a pulse of its relay, reads the inputs, turns all relays off. Address 0, which is
 * every board, coil 00FF with any value but off, and writing the board's own settings cannot be built here. Libraries know relays that are
 * on or off; the value of a timed pulse is neither, so the frames are our own.
 */
public final class Modbus implements BoardProtocol {
    static final int READ_COILS = 0x01;
    static final int READ_INPUTS = 0x02;
    static final int WRITE_COIL = 0x05;
    static final int WRITE_COILS = 0x0F;
    static final int WRITE_REGISTERS = 0x10;

    private static final int FLASH = 0x0200;
    private static final int ALL_COILS = 0x00FF;
    private static final int ON_THEN_OFF = 0x0002;
    private static final long STEP_MILLIS = 100;

    private final ModbusSettings settings;
    private final ModbusGrammar grammar;

    public Modbus(ModbusSettings settings) {
        this.settings = settings;
        this.grammar = new ModbusGrammar(this, settings);
    }

    @Override
    public String dialect() {
        return "modbus";
    }

    @Override
    public int address() {
        return settings.address();
    }

    @Override
    public List<BoardProtocol> atEveryAddress() {
        return IntStream.rangeClosed(1, ModbusSettings.LAST_ADDRESS)
                .<BoardProtocol>mapToObj(address -> new Modbus(settings.at(address)))
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> can = EnumSet.of(Capability.ANSWERS_RELEASE);
        if (!(settings.profile().pulse() instanceof Pulse.Software)) {
            can.add(Capability.ENDS_PULSE);
        }
        if (settings.profile().allOff() != AllOff.NONE) {
            can.add(Capability.ALL_OFF);
        }
        if (parts() == 1) {
            can.add(Capability.READS_ALL);
        }
        return Collections.unmodifiableSet(can);
    }

    @Override
    public PulseRange pulseRange() {
        return settings.range();
    }

    @Override
    public long pulseMillis() {
        return settings.pulseMillis();
    }

    @Override
    public BoardProtocol forStiffDoors() {
        return settings.stiffPulseMillis() == settings.pulseMillis() ? this : new Modbus(settings.forStiffDoors());
    }

    @Override
    public Bytes release(Channel channel) {
        int coil = coil(channel);
        int tenths = (int) (settings.pulseMillis() / STEP_MILLIS);
        return switch (settings.profile().pulse()) {
            case Pulse.Flash flash -> words(WRITE_COIL, FLASH + coil, tenths);
            case Pulse.Software software -> words(WRITE_COIL, coil, software.onValue());
            case Pulse.Delay delay -> {
                int register = delay.registerBase() + (channel.number() - 1) * delay.stride();
                yield Crc.closed(
                        settings.address(),
                        WRITE_REGISTERS,
                        high(register),
                        low(register),
                        0,
                        2,
                        4,
                        high(ON_THEN_OFF),
                        low(ON_THEN_OFF),
                        high(tenths),
                        low(tenths));
            }
        };
    }

    @Override
    public Optional<Bytes> letGo(Channel channel) {
        return settings.profile().pulse() instanceof Pulse.Software
                ? Optional.of(words(WRITE_COIL, coil(channel), 0))
                : Optional.empty();
    }

    @Override
    public Optional<Bytes> allOff() {
        return switch (settings.profile().allOff()) {
            case COIL_FF -> Optional.of(words(WRITE_COIL, ALL_COILS, 0));
            case EACH_COIL -> Optional.of(eachOff());
            case NONE -> Optional.empty();
        };
    }

    @Override
    public Optional<OwnSettings> ownSettings() {
        OptionalInt base = settings.profile().modeBase();
        return base.isPresent()
                ? Optional.of(new InputModes(settings.address(), base.getAsInt(), settings.channels()))
                : Optional.empty();
    }

    @Override
    public int parts() {
        int atOnce = settings.profile().inputs().atOnce();
        return (settings.channels() + atOnce - 1) / atOnce;
    }

    @Override
    public Bytes status(int part) {
        int first = part * settings.profile().inputs().atOnce();
        return words(READ_INPUTS, settings.profile().inputs().base() + first, inputs(part));
    }

    /** The state of relay 1. A board that knows no such function says so, and that is an answer as well. */
    @Override
    public Optional<Bytes> marker() {
        return parts() > 1 ? Optional.of(words(READ_COILS, settings.profile().coilBase(), 1)) : Optional.empty();
    }

    @Override
    public Heard hear(Bytes received, Asked asked) {
        return Hearing.of(received, settings.address(), asked, grammar);
    }

    /** How many inputs that part asks for. */
    int inputs(int part) {
        int atOnce = settings.profile().inputs().atOnce();
        if (part < 0 || part >= parts()) {
            throw new IllegalArgumentException("part " + part + " of " + parts());
        }
        return Math.min(atOnce, settings.channels() - part * atOnce);
    }

    private int coil(Channel channel) {
        if (channel.number() > settings.channels()) {
            throw new IllegalArgumentException(channel + " is not 1.." + settings.channels());
        }
        return settings.profile().coilBase() + channel.number() - 1;
    }

    private Bytes eachOff() {
        int bytes = (settings.channels() + 7) / 8;
        int[] frame = new int[7 + bytes];
        frame[0] = settings.address();
        frame[1] = WRITE_COILS;
        frame[2] = high(settings.profile().coilBase());
        frame[3] = low(settings.profile().coilBase());
        frame[5] = settings.channels();
        frame[6] = bytes;
        return Crc.closed(frame);
    }

    private Bytes words(int function, int first, int second) {
        return Crc.closed(settings.address(), function, high(first), low(first), high(second), low(second));
    }

    private static int high(int word) {
        return word >> 8 & 0xFF;
    }

    private static int low(int word) {
        return word & 0xFF;
    }
}
