package parcellocker.sim.meet;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.modbus.Modbus;
import parcellocker.agent.hardware.board.modbus.ModbusProfile;
import parcellocker.agent.hardware.board.modbus.ModbusSettings;
import parcellocker.agent.hardware.board.wkly.Wkly;
import parcellocker.agent.hardware.board.wkly.WklySettings;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;
import parcellocker.sim.clockwork.Chance;

/** Every board a builder can buy, as the agent speaks to it and as the simulator plays it, set alike by hand. */
enum Make {
    XOR8A("xor8a", 8, ""),
    XOR8A_EVENTS("xor8a", 24, "events=events-81"),
    KERONG_CU16("kerong", 16, "mode=cu16"),
    KERONG_CU48_50("kerong", 24, "mode=cu48-50"),
    KERONG_CU48_60("kerong", 24, "mode=cu48-60"),
    WKLY("wkly", 12, ""),
    MODBUS_WAVESHARE("modbus", 8, "profile=waveshare"),
    /** More inputs than are read at once: no answer says which of them it tells of. */
    MODBUS_WAVESHARE_16("modbus", 16, "profile=waveshare"),
    MODBUS_LC_8R("modbus", 8, "profile=lc-8r"),
    MODBUS_PLAIN("modbus", 8, "profile=plain"),
    MODBUS_LEGACY("modbus", 8, "profile=legacy");

    private static final ModbusProfile.Inputs INPUTS =
            new ModbusProfile.Inputs(0, ModbusProfile.Inputs.Order.LOW_FIRST, 8, false);
    private static final long PULSE_MILLIS = 500;

    private final String family;
    private final int channels;
    private final String settings;

    Make(String family, int channels, String settings) {
        this.family = family;
        this.channels = channels;
        this.settings = settings;
    }

    int channels() {
        return channels;
    }

    int baud() {
        return BoardFamily.named(family).baud();
    }

    /** Whether a release has an answer. */
    boolean answers() {
        return can(Capability.ANSWERS_RELEASE);
    }

    /** Whether the agent itself lets the coil go. */
    boolean isUntimed() {
        return !can(Capability.ENDS_PULSE);
    }

    /** Whether a door's change is told unasked. */
    boolean tells() {
        return can(Capability.EVENTS);
    }

    /** Whether an adapter that echoes cannot be told from a board that answers a release. */
    boolean echoesItself() {
        return family.equals("xor8a") || (this != MODBUS_LC_8R && family.equals("modbus"));
    }

    private boolean can(Capability what) {
        return protocol(1).capabilities().contains(what);
    }

    VirtualBoard board(int address, Hookup hookup, Chance chance) {
        TreeMap<String, String> set = new TreeMap<>();
        for (String each : List.of(settings.split(","))) {
            if (!each.isEmpty()) {
                set.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
        }
        return BoardFamily.board(new BoardOrder(family, address, channels, set), hookup, chance);
    }

    BoardProtocol protocol(int address) {
        return switch (this) {
            case XOR8A -> new Xor8a(Xor8aSettings.standard(address));
            case XOR8A_EVENTS ->
                new Xor8a(new Xor8aSettings(
                        address,
                        Xor8aSettings.StatusOrder.HIGH_FIRST,
                        Xor8aSettings.StatusLength.ANY,
                        Xor8aSettings.Events.EVENTS_81,
                        Xor8aSettings.ReleaseFunction.FUNCTION_11,
                        OptionalInt.empty()));
            case KERONG_CU16 -> new Kerong(KerongSettings.standard(KerongSettings.Mode.CU16, address));
            case KERONG_CU48_50 -> new Kerong(KerongSettings.standard(KerongSettings.Mode.CU48_50, address));
            case KERONG_CU48_60 -> new Kerong(KerongSettings.standard(KerongSettings.Mode.CU48_60, address));
            case WKLY -> new Wkly(new WklySettings(address, 300));
            case MODBUS_WAVESHARE, MODBUS_WAVESHARE_16 ->
                modbus(address, new ModbusProfile.Pulse.Flash(), 0, ModbusProfile.AllOff.COIL_FF);
            case MODBUS_LC_8R ->
                modbus(address, new ModbusProfile.Pulse.Delay(3, 5), 0, ModbusProfile.AllOff.EACH_COIL);
            case MODBUS_PLAIN ->
                modbus(address, new ModbusProfile.Pulse.Software(0xFF00), 0, ModbusProfile.AllOff.EACH_COIL);
            case MODBUS_LEGACY ->
                modbus(address, new ModbusProfile.Pulse.Software(0x0100), 1, ModbusProfile.AllOff.EACH_COIL);
        };
    }

    private Modbus modbus(int address, ModbusProfile.Pulse pulse, int coilBase, ModbusProfile.AllOff allOff) {
        ModbusProfile profile = new ModbusProfile(pulse, coilBase, INPUTS, allOff, OptionalInt.empty());
        return new Modbus(new ModbusSettings(address, channels, PULSE_MILLIS, profile));
    }
}
