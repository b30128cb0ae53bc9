package parcellocker.sim.world;

import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.modbus.Modbus;
import parcellocker.agent.hardware.board.modbus.ModbusProfile;
import parcellocker.agent.hardware.board.modbus.ModbusSettings;
import parcellocker.agent.hardware.board.wkly.Wkly;
import parcellocker.agent.hardware.board.wkly.WklySettings;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;

/** What kind of boards hangs on a line of a world: as the agent speaks to it, and as the simulator plays it. Each has 24 doors. */
enum BoardMake {
    XOR8A("xor8a", 1),
    /** Answers no release: that it was sent is all that can be known. */
    KERONG("kerong", 1),
    WKLY("wkly", 5),
    MODBUS("modbus", 0),
    /** Read in three parts, none of which says which it is. */
    MODBUS_BY_EIGHT("modbus", 0);

    static final int CHANNELS = 24;

    private final String family;
    private final int addressAt;

    BoardMake(String family, int addressAt) {
        this.family = family;
        this.addressAt = addressAt;
    }

    int baud() {
        return BoardFamily.named(family).baud();
    }

    VirtualBoard board(int address, Hookup hookup, parcellocker.sim.clockwork.Chance chance) {
        TreeMap<String, String> silent = new TreeMap<>();
        if (this == WKLY) {
            silent.put("events", "false");
        }
        return BoardFamily.board(new BoardOrder(family, address, CHANNELS, silent), hookup, chance);
    }

    BoardProtocol protocol(int address) {
        return switch (this) {
            case XOR8A -> new Xor8a(Xor8aSettings.standard(address));
            case KERONG -> new Kerong(KerongSettings.standard(KerongSettings.Mode.CU48_50, address));
            case WKLY -> new Wkly(WklySettings.standard(address));
            case MODBUS -> modbus(address, CHANNELS);
            case MODBUS_BY_EIGHT -> modbus(address, 8);
        };
    }

    private static Modbus modbus(int address, int atOnce) {
        ModbusProfile.Inputs inputs = new ModbusProfile.Inputs(0, ModbusProfile.Inputs.Order.LOW_FIRST, atOnce, false);
        return new Modbus(new ModbusSettings(
                address,
                CHANNELS,
                ModbusSettings.STANDARD_PULSE_MILLIS,
                new ModbusProfile(
                        new ModbusProfile.Pulse.Flash(),
                        0,
                        inputs,
                        ModbusProfile.AllOff.COIL_FF,
                        OptionalInt.empty())));
    }

    /** Whom that frame of the locker is for. */
    int address(byte[] frame) {
        return frame[addressAt] & 0xFF;
    }

    /** The frame that opens that door. */
    byte[] opens(int address, int channel) {
        return protocol(address).release(new Channel(channel)).toArray();
    }

    /** Every frame of the locker that opens a door of that board, in hex. */
    SortedSet<String> releases(int address) {
        SortedSet<String> releases = new TreeSet<>();
        for (int channel = 1; channel <= CHANNELS; channel++) {
            BoardProtocol usual = protocol(address);
            releases.add(usual.release(new Channel(channel)).toString());
            releases.add(usual.forStiffDoors().release(new Channel(channel)).toString());
        }
        return releases;
    }

    static String hex(byte[] frame) {
        return Bytes.copyOf(frame).toString();
    }
}
