package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.board.modbus.ModbusProfile;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs.Order;
import parcellocker.agent.hardware.board.modbus.Profiles;
import parcellocker.agent.hardware.board.wkly.Wkly;
import parcellocker.agent.hardware.board.wkly.WklySettings;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.agent.hardware.line.Bytes;

/**
 * One board of a family, frames of its side written by hand, and what they mean.
 *
 * @param reading its contacts
 * @param ofAnother a sound reading of another board
 * @param answer to a release of channel 2, if it gives one
 * @param event that door 2 has moved, if it tells
 */
record Sample(
        BoardProtocol board,
        Asked.Status asked,
        Bytes reading,
        Contacts contacts,
        Bytes ofAnother,
        Optional<Bytes> answer,
        Optional<Bytes> event) {
    static final Channel SECOND = new Channel(2);
    /** A channel that every one of these readings tells of. */
    static final Channel OF_READING = new Channel(1);

    Heard heard(Bytes bytes) {
        return board.hear(bytes, asked);
    }

    Heard sound() {
        return new Heard(Optional.of(contacts), false, List.of(), List.of());
    }

    @Override
    public String toString() {
        return board.dialect() + " " + reading;
    }

    static List<Sample> all() {
        return List.of(
                xor8a(),
                cu16(),
                cu48(
                        Mode.CU48_50,
                        LockByte.SECOND,
                        "02 03 00 65 07 00 00 00 00 C0 03 34",
                        "02 04 00 65 07 00 00 00 00 C0 03 35"),
                cu48(
                        Mode.CU48_60,
                        LockByte.SECOND,
                        "02 03 00 75 07 00 00 00 00 C0 03 44",
                        "02 04 00 75 07 00 00 00 00 C0 03 45"),
                cu48(
                        Mode.CU48_60,
                        LockByte.FIRST,
                        "02 00 03 75 07 00 00 00 00 C0 03 44",
                        "02 00 04 75 07 00 00 00 00 C0 03 45"),
                wkly(),
                modbus(Profiles.flash(), 8, "01 02 01 05 61 8B", 0b101, "01 05 02 01 00 07 DC 70"),
                modbus(Profiles.software(0xFF00, 0), 8, "01 02 01 05 61 8B", 0b101, "01 05 00 01 FF 00 DD FA"),
                modbus(Profiles.delay(), 8, "01 02 01 05 61 8B", 0b101, "01 10 00 08 00 02 C0 0A"),
                modbus(
                        Profiles.reading(Order.LOW_FIRST, 16, false),
                        16,
                        "01 02 02 05 00 BA E8",
                        0b101,
                        "01 05 02 01 00 07 DC 70"));
    }

    private static Sample xor8a() {
        Xor8aSettings settings = new Xor8aSettings(
                1,
                StatusOrder.HIGH_FIRST,
                StatusLength.ANY,
                Events.EVENTS_82,
                ReleaseFunction.FUNCTION_11,
                OptionalInt.empty());
        return new Sample(
                new Xor8a(settings),
                new Asked.Status(),
                Bytes.ofHex("80 01 81 42 24 33 55"),
                new Contacts(0x814224, 24),
                Bytes.ofHex("80 02 00 00 00 33 B1"),
                Optional.of(Bytes.ofHex("8A 01 02 11 98")),
                Optional.of(Bytes.ofHex("82 01 02 11 90")));
    }

    private static Sample cu16() {
        return new Sample(
                new Kerong(KerongSettings.standard(Mode.CU16, 3)),
                new Asked.Status(),
                Bytes.ofHex("02 30 35 FE 7F 01 80 03 68"),
                new Contacts(0x7FFE, 1, 16, OptionalLong.of(0x8001)),
                Bytes.ofHex("02 40 35 FE 7F 01 80 03 78"),
                Optional.empty(),
                Optional.empty());
    }

    private static Sample cu48(Mode mode, LockByte lockByte, String reading, String ofAnother) {
        return new Sample(
                new Kerong(new KerongSettings(mode, 3, lockByte, 500)),
                new Asked.Status(),
                Bytes.ofHex(reading),
                new Contacts(0xC000_0000_0007L, 48),
                Bytes.ofHex(ofAnother),
                Optional.empty(),
                Optional.empty());
    }

    private static Sample wkly() {
        return new Sample(
                new Wkly(WklySettings.standard(10)),
                new Asked.Status(),
                Bytes.ofHex("57 4B 4C 59 0E 0A 84 00 04 00 01 01 00 8D"),
                new Contacts(0b0110, 4),
                Bytes.ofHex("57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87"),
                Optional.of(Bytes.ofHex("57 4B 4C 59 0B 0A 82 00 02 00 88")),
                Optional.of(Bytes.ofHex("57 4B 4C 59 0A 0A 85 02 01 8F")));
    }

    private static Sample modbus(ModbusProfile profile, int channels, String reading, long bits, String answer) {
        return new Sample(
                Profiles.board(profile, channels),
                new Asked.Status(),
                Bytes.ofHex(reading),
                new Contacts(bits, channels),
                Bytes.ofHex(channels == 8 ? "02 02 01 05 61 CF" : "02 02 02 05 00 FE E8"),
                Optional.of(Bytes.ofHex(answer)),
                Optional.empty());
    }
}
