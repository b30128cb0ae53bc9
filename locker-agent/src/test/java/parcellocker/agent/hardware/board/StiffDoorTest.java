package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.PolledBoards.A01;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.modbus.Modbus;
import parcellocker.agent.hardware.board.modbus.ModbusSettings;
import parcellocker.agent.hardware.board.modbus.Profiles;
import parcellocker.agent.hardware.board.wkly.Wkly;
import parcellocker.agent.hardware.board.wkly.WklySettings;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.Bytes;

/** A door that ice or age makes stiff gets a longer pulse, where its board can be told so. */
class StiffDoorTest {
    private static final Channel FIRST = new Channel(1);

    private static Xor8a xor8a(OptionalInt seconds, OptionalInt stiff) {
        Xor8aSettings usual = Xor8aSettings.standard(1);
        return new Xor8a(new Xor8aSettings(
                1, usual.statusOrder(), usual.statusLength(), usual.events(), usual.function(), seconds, stiff));
    }

    @ParameterizedTest
    @CsvSource({"500, 1000", "300, 600", "700, 1000", "1000, 1000", "1500, 1500", "5000, 5000"})
    void nobodyAskedForMoreThanTwiceTheUsualAndASecond(long usual, long longer) {
        assertThat(new PulseRange(100, 5_000, 100).longer(usual)).isEqualTo(longer);
    }

    @Test
    void whatABoardCannotBeToldIsNotAskedOfIt() {
        assertThat(PulseRange.fixed(500).longer(500)).isEqualTo(500);
        assertThat(new PulseRange(100, 600, 100).longer(400)).isEqualTo(600);
        assertThat(new PulseRange(1_000, 9_000, 1_000).longer(1_000)).isEqualTo(1_000);
        assertThat(new PulseRange(200, 1_100, 300).longer(500)).isEqualTo(800);
    }

    @Test
    void aRelayBoardIsToldTheLongerTimeInItsOwnSteps() {
        Modbus board = new Modbus(new ModbusSettings(1, 8, 500, Profiles.flash()));
        assertThat(board.release(FIRST)).isEqualTo(Bytes.ofHex("01 05 02 00 00 05 0C 71"));
        assertThat(board.forStiffDoors().release(FIRST).slice(0, 6)).isEqualTo(Bytes.ofHex("01 05 02 00 00 0A"));
        assertThat(board.forStiffDoors().pulseMillis()).isEqualTo(1_000);
        assertThat(board.forStiffDoors().forStiffDoors().pulseMillis()).isEqualTo(1_000);
    }

    @Test
    void aBoardThatTakesSecondsGetsMoreOfThemOnlyIfSomebodySaidHowMany() {
        Bytes unasked =
                xor8a(OptionalInt.of(1), OptionalInt.empty()).forStiffDoors().release(FIRST);
        assertThat(unasked).isEqualTo(Bytes.ofHex("8A 01 01 11 01 9A"));
        Bytes asked =
                xor8a(OptionalInt.of(1), OptionalInt.of(3)).forStiffDoors().release(FIRST);
        assertThat(asked).isEqualTo(Bytes.ofHex("8A 01 01 11 03 98"));
        assertThatThrownBy(() -> xor8a(OptionalInt.of(2), OptionalInt.of(1))).hasMessageContaining("not 2..9");
        assertThatThrownBy(() -> xor8a(OptionalInt.empty(), OptionalInt.of(1))).hasMessageContaining("pulseSeconds");
    }

    @Test
    void boardsWithAPulseOfTheirOwnKeepIt() {
        List<BoardProtocol> boards = List.of(
                new Kerong(KerongSettings.standard(KerongSettings.Mode.CU16, 1)),
                new Wkly(new WklySettings(1, 300)),
                new Xor8a(Xor8aSettings.standard(1)));
        for (BoardProtocol board : boards) {
            assertThat(board.forStiffDoors()).isSameAs(board);
        }
    }

    @Test
    void aSoftwarePulseOfAStiffDoorIsHeldForLonger_andOfAnotherItIsNot() throws Exception {
        PolledBoards line =
                new PolledBoards(List.of(1), new Modbus(new ModbusSettings(1, 16, 400, Profiles.software(0xFF00, 0))));
        List<Long> times = new ArrayList<>();
        line.channel.onWrite(request -> {
            if (request.at(1) == 0x05) {
                times.add(line.channel.millis());
            }
            line.channel.arrive(10, request.at(1) == 0x0F ? Bytes.ofHex("01 0F 00 00 00 10 54 07") : request);
        });
        line.release(A01, true);
        assertThat(times.get(1) - times.get(0)).isBetween(800L, 820L);
        times.clear();
        line.channel.pass(2_000);
        line.release(A01, false);
        assertThat(times.get(1) - times.get(0)).isBetween(400L, 420L);
    }
}
