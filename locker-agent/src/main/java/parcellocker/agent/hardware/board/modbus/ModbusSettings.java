package parcellocker.agent.hardware.board.modbus;

import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.PulseRange;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Pulse;

/**
 * One board as wired.
 *
 * @param address held in a register of the board, 1..247; 0 would be all boards
 * @param channels relays it has, each with the input of the same number, 1..64
 * @param pulseMillis how long a coil is to draw, in steps of 100
 * @param stiffPulseMillis the same for a door that ice or age makes stiff; not less
 */
public record ModbusSettings(
        int address, int channels, long pulseMillis, long stiffPulseMillis, ModbusProfile profile) {
    /** Above, an address is reserved. */
    public static final int LAST_ADDRESS = 247;
    /** What opens the locks known to us, and is far from what burns them. */
    public static final long STANDARD_PULSE_MILLIS = 500;

    private static final PulseRange TIMED = new PulseRange(100, 5_000, 100);
    /** Its end needs the agent alive: short, whatever is asked for. */
    private static final PulseRange UNTIMED = new PulseRange(100, 2_000, 100);

    public ModbusSettings {
        check("address", address, 1, LAST_ADDRESS);
        check("channels", channels, 1, Contacts.MOST);
        // Coil FF is all coils, whatever is done to it.
        check("the last relay's coil", profile.coilBase() + channels - 1, 0, 0xFE);
        check("pulseMillis", pulseMillis, range(profile));
        check("stiffPulseMillis", stiffPulseMillis, range(profile));
        if (stiffPulseMillis < pulseMillis) {
            throw new IllegalArgumentException("stiffPulseMillis " + stiffPulseMillis + " is below " + pulseMillis);
        }
    }

    /** With as long a pulse for stiff doors as is safe to assume. */
    public ModbusSettings(int address, int channels, long pulseMillis, ModbusProfile profile) {
        this(address, channels, pulseMillis, range(profile).longer(pulseMillis), profile);
    }

    /** Which pulses can be had. */
    public PulseRange range() {
        return range(profile);
    }

    /** Which pulses can be had of boards of that profile. */
    public static PulseRange range(ModbusProfile profile) {
        return range(profile.pulse());
    }

    private static PulseRange range(Pulse pulse) {
        return switch (pulse) {
            case Pulse.Flash flash -> TIMED;
            case Pulse.Delay delay -> TIMED;
            case Pulse.Software software -> UNTIMED;
        };
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not " + least + ".." + most);
        }
    }

    private static void check(String name, long value, PulseRange range) {
        if (!range.allows(value)) {
            throw new IllegalArgumentException(name + " " + value + " is not " + range.leastMillis() + ".."
                    + range.mostMillis() + " in steps of " + range.stepMillis());
        }
    }

    /** The same at another address. */
    ModbusSettings at(int other) {
        return new ModbusSettings(other, channels, pulseMillis, stiffPulseMillis, profile);
    }

    /** The same with the pulse for stiff doors as its only one. */
    ModbusSettings forStiffDoors() {
        return new ModbusSettings(address, channels, stiffPulseMillis, stiffPulseMillis, profile);
    }
}
