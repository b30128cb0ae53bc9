package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.app.WrittenConfig.ONE_LINE;
import static parcellocker.agent.app.WrittenConfig.protocol;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Gate;

/** Boards of every family, lines of every kind, and the mistakes one can make with them. */
class FamiliesTest {
    @TempDir
    private Path folder;

    private WrittenConfig config() {
        return new WrittenConfig(folder);
    }

    @Test
    void four_families_hang_on_four_lines_each_with_its_own_habits() throws IOException {
        Settings settings = config().read("""
                boards:
                  - {id: b1, family: xor8a, address: 1, channels: 24, settings: {statusLength: THREE}}
                  - {id: b2, family: kerong, address: 0, channels: 48, settings: {mode: cu48-60, lockByte: first}}
                  - {id: b3, family: wkly, address: 31, channels: 16}
                  - {id: b4, family: modbus, address: 1, channels: 8, settings: {profile: waveshare, pulseMillis: 700}}
                """, """
                  - {id: one, port: /dev/one, boards: b1}
                  - {id: two, tcp: "10.0.0.7:5000", boards: b2, replyMillis: 900}
                  - {id: three, port: /dev/three, boards: b3, quietMillis: 30, supply: right, gapMillis: 800}
                  - {id: four, port: /dev/four, boards: b4}
                """);

        assertThat(settings.layout().boards())
                .extracting(board -> board.protocol().dialect())
                .containsExactly("xor8a", "kerong cu48-60", "wkly", "modbus");
        assertThat(settings.lines())
                .extracting(Settings.Line::plug)
                .containsExactly(
                        new Settings.Serial("/dev/one", 9_600),
                        new Settings.Tcp("10.0.0.7", 5_000),
                        new Settings.Serial("/dev/three", 9_600),
                        new Settings.Serial("/dev/four", 9_600));
        assertThat(settings.lines())
                .extracting(Settings.Line::manners)
                .containsExactly(
                        new Settings.Manners(false, 5, 300),
                        new Settings.Manners(false, 20, 900),
                        new Settings.Manners(false, 30, 500),
                        new Settings.Manners(false, 5, 500));
        assertThat(settings.lines())
                .extracting(Settings.Line::supply)
                .containsExactly(
                        new Settings.Supply("cabinet", 300),
                        new Settings.Supply("cabinet", 300),
                        new Settings.Supply("right", 800),
                        new Settings.Supply("cabinet", 300));
        assertThat(protocol(settings, 1).release(new Channel(2))).isEqualTo(Bytes.ofHex("02 01 00 61 03 67"));
        assertThat(protocol(settings, 3).release(new Channel(1))).isEqualTo(Bytes.ofHex("01 05 02 00 00 07 8D B0"));
        Wires.boards(settings, input -> true, () -> 0, Gate.NONE).close();
    }

    @Test
    void a_kerong_line_is_as_fast_as_its_boards_come() throws IOException {
        Settings settings = config().read("boards: [{id: b1, family: kerong, address: 0, channels: 16}]\n", ONE_LINE);

        assertThat(settings.lines().getFirst().plug()).isEqualTo(new Settings.Serial("/dev/one", 19_200));
        assertThat(settings.lines().getFirst().manners()).isEqualTo(new Settings.Manners(false, 3, 300));
    }

    @Test
    void an_unknown_family_is_told_once_with_those_there_are() throws IOException {
        assertThat(config().mistakes("boards: [{id: b1, family: winnsen, address: 1, channels: 8}]\n", ONE_LINE))
                .containsExactly("LK-8004 layout.boards[0].family is 'winnsen', allowed: xor8a, kerong, wkly, modbus");
    }

    @Test
    void settings_of_another_family_and_values_out_of_range_are_told_all_at_once() throws IOException {
        assertThat(config().mistakes("""
                boards:
                  - {id: b1, family: xor8a, address: 33, channels: 51, settings: {mode: cu16, pulseSeconds: 10}}
                  - {id: b2, family: kerong, address: 15, channels: 17, settings: {lockByte: FIRST, unlockMillis: 9}}
                  - {id: b3, family: kerong, address: 10, channels: 48, settings: {mode: CU48_50}}
                  - {id: b4, family: wkly, address: 32, channels: 55, settings: {pulseMillis: 49}}
                  - {id: b5, family: modbus, address: 0, channels: 65, settings: {pulseMillis: 450}}
                """, """
                  - {id: one, port: /dev/one, boards: b1}
                  - {id: two, port: /dev/two, boards: b2}
                  - {id: three, port: /dev/three, boards: b3}
                  - {id: four, port: /dev/four, boards: b4}
                  - {id: five, port: /dev/five, boards: b5}
                """))
                .contains(
                        "LK-8004 layout.boards[0].address is 33, allowed: 1 to 32",
                        "LK-8004 layout.boards[0].channels is 51, allowed: 1 to 32",
                        "LK-8004 layout.boards[0].settings.pulseSeconds is 10, allowed: 1 to 9",
                        "LK-8004 layout.boards[1].address is 15, allowed: 0 to 14",
                        "LK-8004 layout.boards[1].channels is 17, allowed: 1 to 16",
                        "LK-8004 layout.boards[1].settings.unlockMillis is 9, allowed: 10 to 5000",
                        "LK-8004 layout.boards[2].address is 10, allowed: 0 to 9",
                        "LK-8004 layout.boards[3].address is 32, allowed: 0 to 31",
                        "LK-8004 layout.boards[3].channels is 55, allowed: 1 to 54",
                        "LK-8004 layout.boards[3].settings.pulseMillis is 49, allowed: 50 to 5000",
                        "LK-8004 layout.boards[4].address is 0, allowed: 1 to 247",
                        "LK-8004 layout.boards[4].channels is 65, allowed: 1 to 64",
                        "LK-8004 layout.boards[4].settings.pulseMillis is 450, allowed: steps of 100")
                .anyMatch(line -> line.startsWith("LK-8002 layout.boards[0].settings.mode is not known here; known: ["))
                .anyMatch(line -> line.startsWith("LK-8002 layout.boards[1].settings.lockByte is not known here"))
                .hasSize(15);
    }

    @Test
    void a_board_has_no_more_channels_than_its_status_can_tell() throws IOException {
        assertThat(config().mistakes("""
                boards:
                  - {id: b1, family: xor8a, address: 1, channels: 33}
                  - {id: b2, family: xor8a, address: 2, channels: 32, settings: {statusLength: THREE}}
                  - {id: b3, family: xor8a, address: 3, channels: 32, settings: {statusLength: FOUR}}
                """, "  - {id: main, port: /dev/one, boards: 'b1, b2, b3'}\n"))
                .containsExactly(
                        "LK-8004 layout.boards[0].channels is 33, allowed: 1 to 32",
                        "LK-8004 layout.boards[1].channels is 32, allowed: 1 to 24");
    }

    @Test
    void where_a_door_hangs_is_never_guessed() throws IOException {
        assertThat(config().mistakes(
                                "boards: [{id: b1, family: xor8a}]\n",
                                "compartments: [{id: A01, board: b1}]\n",
                                ONE_LINE))
                .containsExactly(
                        "LK-8003 layout.boards[0].address is missing",
                        "LK-8003 layout.boards[0].channels is missing",
                        "LK-8003 layout.compartments[0].size is missing",
                        "LK-8003 layout.compartments[0].channel is missing");
    }

    @Test
    void a_channel_that_would_name_all_boards_cannot_have_a_door() throws IOException {
        assertThat(config().mistakes(
                                "boards: [{id: b1, family: kerong, address: 0, channels: 48, settings: {mode: cu48-60, lockByte: first}}]\n",
                                "compartments: [{id: A01, size: S, board: b1, channel: 11, floor: 10}]\n",
                                ONE_LINE))
                .singleElement()
                .asString()
                .startsWith("LK-8005 layout.A01 cannot be released: ");
    }

    @Test
    void one_line_carries_one_family_and_mode() throws IOException {
        assertThat(config().mistakes("""
                boards:
                  - {id: b1, family: xor8a, address: 1, channels: 8}
                  - {id: b2, family: wkly, address: 2, channels: 8}
                """, "  - {id: main, port: /dev/one, boards: 'b1, b2'}\n"))
                .containsExactly("LK-8005 lines[0].boards speak wkly and xor8a: one line carries one family and mode");
    }

    @Test
    void two_boards_of_one_address_on_a_line_would_open_two_doors() throws IOException {
        assertThat(config().mistakes("""
                boards:
                  - {id: b1, family: modbus, address: 5, channels: 8}
                  - {id: b2, family: modbus, address: 5, channels: 16}
                """, "  - {id: main, port: /dev/one, boards: 'b1, b2'}\n"))
                .containsExactly("LK-8005 lines[0].boards has two of address 5, one of them b2");
    }

    @Test
    void a_line_has_one_device() throws IOException {
        String board = "boards: [{id: b1, family: xor8a, address: 1, channels: 8}]\n";
        assertThat(config().mistakes(board, "  - {id: main, port: /dev/one, tcp: 'host:5000', boards: b1}\n"))
                .containsExactly("LK-8005 lines[0].port has no use beside tcp; remove one of them");
        assertThat(config().mistakes(board, "  - {id: main, boards: b1}\n"))
                .containsExactly("LK-8003 lines[0].port is missing");
        assertThat(config().mistakes(board, "  - {id: main, tcp: host, boards: b1}\n"))
                .containsExactly("LK-8004 lines[0].tcp is 'host': host:port is expected");
        assertThat(config().mistakes(board, "  - {id: main, tcp: 'host:5000', baud: 9600, boards: b1}\n"))
                .singleElement()
                .asString()
                .startsWith("LK-8002 lines[0].baud is not known here");
        assertThat(config().mistakes(board, "  - {id: main, port: /dev/one, boards: b1, quietMillis: 4}\n"))
                .containsExactly("LK-8004 lines[0].quietMillis is 4, allowed: 5 to 100");
    }

    @Test
    void two_lines_on_one_supply_rest_equally_long() throws IOException {
        assertThat(config().mistakes("""
                boards:
                  - {id: b1, family: xor8a, address: 1, channels: 8}
                  - {id: b2, family: xor8a, address: 1, channels: 8}
                """, """
                  - {id: one, port: /dev/one, boards: b1, gapMillis: 400}
                  - {id: two, port: /dev/two, boards: b2}
                """))
                .containsExactly("LK-8005 lines[1].gapMillis is 300, and 400 for another line of supply 'cabinet'");
    }
}
