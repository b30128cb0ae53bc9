package parcellocker.agent.app;

import java.util.OptionalInt;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.hardware.board.modbus.ModbusProfile;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.AllOff;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs.Order;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Pulse;
import parcellocker.contract.problem.Problem;

/** A relay board's profile, checked like all configuration. The page of the family says what each key means. */
final class ModbusProfileFile {
    private ModbusProfileFile() {}

    /** How a relay pulses, as the file says it. */
    private enum Kind {
        FLASH_0200,
        DELAY_10,
        SOFTWARE
    }

    /** What turns a relay on. */
    private enum On {
        FF00(0xFF00),
        LEGACY_0100(0x0100);

        private final int value;

        On(int value) {
            this.value = value;
        }
    }

    static ModbusProfile read(Fields file) {
        Pulse pulse = pulse(file);
        int coilBase = (int) file.number("coilBase", new Bounds(0, 240, 0));
        AllOff allOff = file.choice("allOff", AllOff.COIL_FF);
        if (allOff == AllOff.NONE && pulse instanceof Pulse.Software) {
            file.note(
                    Problem.CONFIG_CONFLICT,
                    "allOff",
                    "is NONE: an agent that dies in a SOFTWARE pulse would leave the relay on for ever");
            allOff = AllOff.EACH_COIL;
        }
        OptionalInt modeBase = file.has("modeBase")
                ? OptionalInt.of((int) file.number("modeBase", new Bounds(0, 65_000, 0)))
                : OptionalInt.empty();
        return new ModbusProfile(pulse, coilBase, inputs(file), allOff, modeBase);
    }

    private static Pulse pulse(Fields file) {
        return switch (file.choice("pulse", Kind.FLASH_0200)) {
            case FLASH_0200 -> new Pulse.Flash();
            case DELAY_10 ->
                new Pulse.Delay((int) file.number("registerBase", new Bounds(0, 0xEFFF, 3)), (int)
                        file.number("registerStride", new Bounds(2, 16, 5)));
            case SOFTWARE -> new Pulse.Software(file.choice("onValue", On.FF00).value);
        };
    }

    private static Inputs inputs(Fields file) {
        try (Fields inputs = file.maybeSection("inputs")) {
            int atOnce = (int) inputs.number("atOnce", new Bounds(8, 64, 8));
            if (atOnce % 8 != 0) {
                inputs.note(Problem.CONFIG_OUT_OF_RANGE, "atOnce", "is " + atOnce + ", allowed: multiples of 8");
                atOnce = 8;
            }
            return new Inputs(
                    (int) inputs.number("base", new Bounds(0, 65_000, 0)),
                    inputs.choice("order", Order.LOW_FIRST),
                    atOnce,
                    inputs.flag("invert", false));
        }
    }
}
