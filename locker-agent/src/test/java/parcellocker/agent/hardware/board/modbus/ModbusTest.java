package parcellocker.agent.hardware.board.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.modbus.Profiles.board;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Capability;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.OwnSettings;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.AllOff;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Inputs.Order;
import parcellocker.agent.hardware.board.modbus.ModbusProfile.Pulse;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;

class ModbusTest {
    private static final Asked STATUS = new Asked.Status();

    /** Every frame that a board of every kind, address, size and channel can be sent. */
    static void everyFrame(Consumer<Bytes> look) {
        for (ModbusProfile profile : List.of(
                Profiles.flash(),
                Profiles.delay(),
                Profiles.software(0xFF00, 0),
                Profiles.software(0x0100, 191),
                Profiles.reading(Order.HIGH_FIRST, 64, true))) {
            for (int address = 1; address <= ModbusSettings.LAST_ADDRESS; address += 41) {
                Modbus board = new Modbus(new ModbusSettings(address, 64, 700, profile));
                for (int part = 0; part < board.parts(); part++) {
                    look.accept(board.status(part));
                }
                board.allOff().ifPresent(look);
                for (int channel = 1; channel <= 64; channel++) {
                    look.accept(board.release(new Channel(channel)));
                    board.letGo(new Channel(channel)).ifPresent(look);
                }
            }
        }
    }

    @Test
    void noFrameIsForEveryBoardOrTurnsEveryRelayOn() {
        everyFrame(frame -> {
            assertThat(frame.at(0)).isBetween(1, 247);
            boolean isOff = frame.at(4) == 0 && frame.at(5) == 0;
            if (frame.at(1) == 0x05) {
                assertThat(frame.at(3) != 0xFF || isOff).as("%s", frame).isTrue();
            }
            if (frame.at(1) == 0x0F) {
                assertThat(frame.slice(7, frame.length() - 2)).isEqualTo(Bytes.copyOf(new byte[8]));
            }
        });
        assertThatThrownBy(() -> new ModbusSettings(0, 8, 500, Profiles.flash()))
                .hasMessageContaining("1..247");
        assertThatThrownBy(() -> new ModbusSettings(248, 8, 500, Profiles.flash()))
                .hasMessageContaining("1..247");
        assertThatThrownBy(() -> new ModbusSettings(1, 64, 500, Profiles.software(0xFF00, 192)))
                .hasMessageContaining("0..254");
        assertThatThrownBy(() -> board(Profiles.flash(), 8).release(new Channel(9)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPulseInRegistersNamesItsRelayAndItsLength() {
        Modbus board = board(Profiles.delay(), 8);
        Bytes release = board.release(new Channel(2));
        assertThat(release.slice(0, 11)).isEqualTo(Bytes.ofHex("01 10 00 08 00 02 04 00 02 00 07"));
        Bytes answer = Crc.closed(0x01, 0x10, 0x00, 0x08, 0x00, 0x02);
        assertThat(board.hear(answer, new Asked.Release(new Channel(2))).isAcknowledged())
                .isTrue();
        assertThat(board.hear(answer, new Asked.Release(new Channel(1))).isAcknowledged())
                .isFalse();
        assertThat(board.hear(release, new Asked.Release(new Channel(2))).faults())
                .as("this answer is not the request")
                .containsExactly(Fault.ECHO);
    }

    @Test
    void aSoftwarePulseIsShortAndCanBeTakenBack() {
        Modbus board = board(Profiles.software(0xFF00, 0), 8);
        assertThat(board.capabilities()).doesNotContain(Capability.ENDS_PULSE).contains(Capability.ALL_OFF);
        assertThat(board.letGo(new Channel(3))).contains(Crc.closed(0x01, 0x05, 0, 2, 0, 0));
        assertThat(board.allOff()).contains(Crc.closed(0x01, 0x0F, 0, 0, 0, 8, 1, 0));
        assertThatThrownBy(() -> new ModbusSettings(1, 8, 2_100, Profiles.software(0xFF00, 0)))
                .hasMessageContaining("100..2000");
        assertThatThrownBy(() -> new ModbusProfile(
                        new Pulse.Software(0xFF00),
                        0,
                        new Inputs(0, Order.LOW_FIRST, 8, false),
                        AllOff.NONE,
                        OptionalInt.empty()))
                .hasMessageContaining("for ever");
    }

    @Test
    void aPulseHasStepsOfATenthOfASecond() {
        assertThatThrownBy(() -> new ModbusSettings(1, 8, 450, Profiles.flash()))
                .hasMessageContaining("steps of 100");
        assertThatThrownBy(() -> new ModbusSettings(1, 8, 5_100, Profiles.flash()))
                .hasMessageContaining("100..5000");
    }

    @Test
    void sixteenInputsAreReadInTwoPartsOrAtOnceInEitherOrder() {
        Modbus byEight = board(Profiles.reading(Order.LOW_FIRST, 8, false), 16);
        assertThat(byEight.parts()).isEqualTo(2);
        assertThat(byEight.capabilities()).doesNotContain(Capability.READS_ALL);
        assertThat(byEight.status(1)).isEqualTo(Crc.closed(1, 2, 0, 8, 0, 8));
        assertThat(byEight.hear(Crc.closed(1, 2, 1, 0x81), new Asked.Status(1)).contacts())
                .contains(new Contacts(0x8100, 9, 16, OptionalLong.empty()));
        Bytes both = Crc.closed(1, 2, 2, 0x01, 0x80);
        assertThat(read(Order.LOW_FIRST, both)).isEqualTo(new Contacts(0x8001, 16));
        assertThat(read(Order.HIGH_FIRST, both)).isEqualTo(new Contacts(0x0180, 16));
    }

    private static Contacts read(Order order, Bytes answer) {
        return board(Profiles.reading(order, 16, false), 16)
                .hear(answer, STATUS)
                .contacts()
                .orElseThrow();
    }

    @Test
    void invertedInputsAreTurnedRoundAndWhatIsBeyondTheLastStaysUntold() {
        Contacts contacts = board(Profiles.reading(Order.LOW_FIRST, 8, true), 4)
                .hear(Crc.closed(1, 2, 1, 0xF1), STATUS)
                .contacts()
                .orElseThrow();
        assertThat(contacts).isEqualTo(new Contacts(0b1110, 4));
    }

    @Test
    void aRefusalIsAnAnswerToAReleaseAndNoReading() {
        Modbus board = board(Profiles.flash(), 8);
        Heard refused = board.hear(Crc.closed(1, 0x85, 2), new Asked.Release(new Channel(1)));
        assertThat(refused.isAcknowledged()).isTrue();
        assertThat(refused.faults()).containsExactly(Fault.REFUSED);
        assertThat(board.hear(Crc.closed(1, 0x82, 2), STATUS)).returns(List.of(Fault.REFUSED), Heard::faults);
        assertThat(board.hear(Crc.closed(1, 0x85, 2), new Asked.AllOff()).isAcknowledged())
                .isFalse();
        assertThat(board.hear(Crc.closed(1, 0x82, 2), new Asked.Release(new Channel(1)))
                        .faults())
                .containsExactly(Fault.FOREIGN);
    }

    @Test
    void anInputWhoseModeDrivesARelayIsFoundAndNeverChanged() {
        OwnSettings modes = board(Profiles.flash(), 2).ownSettings().orElseThrow();
        assertThat(modes.question()).isEqualTo(Crc.closed(1, 3, 0x10, 0, 0, 2));
        assertThat(modes.findings(Crc.closed(1, 3, 4, 0, 0, 0, 0))).contains(List.of());
        assertThat(modes.findings(Crc.closed(1, 3, 4, 0, 0, 0, 1)))
                .contains(List.of("input 2 has mode 1 and drives a relay; set it to 0"));
        assertThat(modes.findings(Crc.closed(2, 3, 4, 0, 0, 0, 1))).isEmpty();
        assertThat(board(Profiles.software(0xFF00, 0), 2).ownSettings()).isEmpty();
    }
}
