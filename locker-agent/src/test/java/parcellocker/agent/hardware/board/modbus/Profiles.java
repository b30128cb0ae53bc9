package parcellocker.agent.hardware.board.modbus;

import java.util.OptionalInt;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.AllOff;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs.Order;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Pulse;

/** Profiles for tests. */
public final class Profiles {
    private static final Inputs BY_EIGHT = new Inputs(0, Order.LOW_FIRST, 8, false);

    private Profiles() {}

    public static ModbusProfile flash() {
        return new ModbusProfile(new Pulse.Flash(), 0, BY_EIGHT, AllOff.COIL_FF, OptionalInt.of(0x1000));
    }

    public static ModbusProfile delay() {
        return new ModbusProfile(new Pulse.Delay(3, 5), 0, BY_EIGHT, AllOff.EACH_COIL, OptionalInt.empty());
    }

    public static ModbusProfile software(int onValue, int coilBase) {
        return new ModbusProfile(
                new Pulse.Software(onValue), coilBase, BY_EIGHT, AllOff.EACH_COIL, OptionalInt.empty());
    }

    public static ModbusProfile reading(Order order, int atOnce, boolean invert) {
        return new ModbusProfile(
                new Pulse.Flash(), 0, new Inputs(0, order, atOnce, invert), AllOff.COIL_FF, OptionalInt.of(0x1000));
    }

    public static Modbus board(ModbusProfile profile, int channels) {
        return new Modbus(new ModbusSettings(1, channels, 700, profile));
    }
}
