package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.app.WrittenConfig.ONE_LINE;
import static parcellocker.agent.app.WrittenConfig.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.board.Capability;

/** Profiles of relay boards, as shipped and of ones own. */
class ModbusProfileFileTest {
    @TempDir
    private Path folder;

    private WrittenConfig config() {
        return new WrittenConfig(folder);
    }

    @Test
    void every_profile_that_is_shipped_makes_a_board() throws IOException {
        for (String name : List.of("waveshare", "lc-8r", "plain", "legacy")) {
            Settings settings = config().read(modbus(name), ONE_LINE);
            assertThat(protocol(settings, 0).capabilities().contains(Capability.ENDS_PULSE))
                    .as(name)
                    .isEqualTo(name.equals("waveshare") || name.equals("lc-8r"));
            assertThat(protocol(settings, 0).allOff()).as(name).isPresent();
        }
    }

    @Test
    void a_profile_of_ones_own_is_checked_like_all_configuration() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                pulse: SOFTWARE
                onValue: FF01
                coilBase: 241
                registerBase: 3
                allOff: NONE
                inputs: {order: SIDEWAYS, atOnce: 12, colour: red}
                """);

        String at = " layout.boards[0].settings.profile.";
        assertThat(config().mistakes(modbus("mine.yaml"), ONE_LINE))
                .contains(
                        "LK-8004" + at + "onValue is 'FF01', allowed: [FF00, LEGACY_0100]",
                        "LK-8004" + at + "coilBase is 241, allowed: 0 to 240",
                        "LK-8004" + at + "inputs.order is 'SIDEWAYS', allowed: [LOW_FIRST, HIGH_FIRST]",
                        "LK-8004" + at + "inputs.atOnce is 12, allowed: multiples of 8")
                .anyMatch(line -> line.startsWith("LK-8005" + at + "allOff is NONE"))
                .anyMatch(line -> line.startsWith("LK-8002" + at + "registerBase is not known here"))
                .anyMatch(line -> line.startsWith("LK-8002" + at + "inputs.colour is not known here"))
                .hasSize(7);
        assertThat(config().mistakes(modbus("nowhere"), ONE_LINE))
                .anyMatch(line -> line.startsWith("LK-8001 nowhere cannot be read"));
    }

    @Test
    void a_relay_that_would_have_the_coil_of_all_is_refused() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "coilBase: 240\n");

        assertThat(config().mistakes(modbus("mine.yaml").replace("channels: 8", "channels: 16"), ONE_LINE))
                .singleElement()
                .asString()
                .startsWith("LK-8005 layout.boards[0].settings do not fit: the last relay's coil 255");
    }

    private static String modbus(String profile) {
        return "boards: [{id: b1, family: modbus, address: 1, channels: 8, settings: {profile: " + profile + "}}]\n";
    }
}
