package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import java.util.function.Function;
import parcellocker.agent.app.Family.Made;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.hardware.board.PulseRange;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.board.modbus.Modbus;
import parcellocker.agent.hardware.board.modbus.ModbusProfile;
import parcellocker.agent.hardware.board.modbus.ModbusSettings;
import parcellocker.agent.hardware.board.wkly.Wkly;
import parcellocker.agent.hardware.board.wkly.WklySettings;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.contract.problem.Problem;

/** How the settings of each family are read. Names, values and defaults stand on the families' pages in {@code hardware/boards}. */
final class FamilyFields {
    private FamilyFields() {}

    static Made xor8a(Fields board, Fields settings) {
        int address = address(board, 1, 32);
        StatusLength length = settings.choice("statusLength", StatusLength.ANY);
        int channels = channels(board, length.mostChannels());
        OptionalInt seconds = seconds(settings, "pulseSeconds");
        OptionalInt stiff = seconds(settings, "stiffSeconds");
        return new Made(
                channels,
                new Xor8a(new Xor8aSettings(
                        address,
                        settings.choice("statusOrder", StatusOrder.HIGH_FIRST),
                        length,
                        settings.choice("events", Events.NONE),
                        settings.choice("function", ReleaseFunction.FUNCTION_11),
                        seconds,
                        stiff)));
    }

    private static OptionalInt seconds(Fields settings, String name) {
        return settings.has(name)
                ? OptionalInt.of((int) settings.number(name, new Bounds(1, 9, 1)))
                : OptionalInt.empty();
    }

    static Made kerong(Fields board, Fields settings) {
        Mode mode = settings.choice("mode", Mode.CU16);
        int address = address(board, 0, mode.lastAddress());
        int channels = channels(board, mode.channels());
        LockByte lockByte = mode == Mode.CU48_60 ? settings.choice("lockByte", LockByte.SECOND) : LockByte.SECOND;
        return new Made(
                channels,
                new Kerong(new KerongSettings(
                        mode, address, lockByte, settings.number("unlockMillis", new Bounds(10, 5_000, 500)))));
    }

    static Made wkly(Fields board, Fields settings) {
        int address = address(board, 0, WklySettings.LAST_ADDRESS);
        int channels = channels(board, Wkly.LAST_CHANNEL);
        return new Made(
                channels,
                new Wkly(new WklySettings(address, settings.number("pulseMillis", new Bounds(50, 5_000, 500)))));
    }

    static Made modbus(Fields board, Fields settings, Function<String, JsonNode> profiles) {
        int address = address(board, 1, ModbusSettings.LAST_ADDRESS);
        int channels = channels(board, 64);
        String name = settings.maybeText("profile").orElse("waveshare");
        ModbusProfile profile = settings.elsewhere("profile", profiles.apply(name), ModbusProfileFile::read);
        PulseRange range = ModbusSettings.range(profile);
        long pulse = pulse(settings, "pulseMillis", range, ModbusSettings.STANDARD_PULSE_MILLIS);
        long stiff = pulse(settings, "stiffPulseMillis", range, range.longer(pulse));
        return new Made(channels, new Modbus(new ModbusSettings(address, channels, pulse, stiff, profile)));
    }

    private static long pulse(Fields settings, String name, PulseRange range, long standard) {
        long pulse = settings.number(name, new Bounds(range.leastMillis(), range.mostMillis(), standard));
        if (!range.allows(pulse)) {
            settings.note(
                    Problem.CONFIG_OUT_OF_RANGE, name, "is " + pulse + ", allowed: steps of " + range.stepMillis());
            return standard;
        }
        return pulse;
    }

    private static int address(Fields board, int least, int most) {
        board.need("address");
        return (int) board.number("address", new Bounds(least, most, least));
    }

    private static int channels(Fields board, int most) {
        board.need("channels");
        return (int) board.number("channels", new Bounds(1, most, Math.min(24, most)));
    }
}
