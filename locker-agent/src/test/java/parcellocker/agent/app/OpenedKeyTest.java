package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins.Pin;
import parcellocker.agent.hardware.gpio.Pins.Pull;
import parcellocker.agent.hardware.gpio.RescueKey.Position;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine;

/** The rescue key on pins: in Pi4J's mock, and in a folder that looks like the kernel's. */
class OpenedKeyTest {
    private static final String ON_PINS = "rescue: {on: {pin: 17}, off: {pin: 27}}\n";

    @TempDir
    private Path folder;

    private final List<String> mistakes = new ArrayList<>();

    private Path config(String rest) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), """
            data: data
            cabinet: demo-24
            lines:
              - {id: main, port: none-0, boards: b1}
            """ + rest);
    }

    private Optional<Settings.Rescue> read(String rest) throws IOException {
        return SettingsFile.forRescue(config(rest), mistakes::add).key();
    }

    private String kernel() throws IOException {
        for (String pin : List.of("gpio17", "gpio27")) {
            Path one = Files.createDirectories(folder.resolve("gpio").resolve(pin));
            for (String file : List.of("value", "edge", "active_low")) {
                Files.writeString(one.resolve(file), "0");
            }
            Files.writeString(one.resolve("direction"), "in");
        }
        Files.writeString(folder.resolve("gpio/export"), "");
        Files.writeString(folder.resolve("gpio/unexport"), "");
        return "gpio: {provider: LINUXFS, chip: " + folder.resolve("gpio") + "}\n" + ON_PINS;
    }

    private void turn(int on, int off) {
        try {
            Files.writeString(folder.resolve("gpio/gpio17/value"), on + "\n");
            Files.writeString(folder.resolve("gpio/gpio27/value"), off + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aPoleWhoseWireIsCutIsHeldWhereItIsNotSet() throws IOException {
        assertThat(read("gpio: {provider: GPIOD}\nrescue: {on: {pin: 17}, off: {pin: 27, activeLow: true}}\n"))
                .contains(new Settings.Rescue.PinPoles(
                        Pi4jPins.Provider.GPIOD, "", new Pin(17, false, Pull.DOWN), new Pin(27, true, Pull.UP)));
        assertThat(read("gpio: {provider: GPIOD}\nrescue: {on: {pin: 17, pull: NONE}, off: {pin: 27}}\n"))
                .contains(new Settings.Rescue.PinPoles(
                        Pi4jPins.Provider.GPIOD, "", new Pin(17, false, Pull.NONE), new Pin(27, false, Pull.DOWN)));
        assertThat(mistakes).isEmpty();
    }

    @Test
    void twoPinsReadTheKeyAsTwoFilesDo() throws IOException {
        Settings.Rescue poles = read(kernel()).orElseThrow();
        try (OpenedKey key = OpenedKey.of(poles)) {
            turn(0, 1);
            assertThat(key.read()).isEqualTo(Position.OFF);
            turn(1, 0);
            assertThat(key.read()).isEqualTo(Position.ON);
            turn(0, 0);
            assertThat(key.read()).isEqualTo(Position.BROKEN);
            turn(1, 1);
            assertThat(key.read()).isEqualTo(Position.BROKEN);
        }
    }

    @Test
    void theWatchEndsWhenTheKeyOnPinsWasTurnedAndHeld() throws Exception {
        Settings.Rescue poles = read(kernel()).orElseThrow();
        long[] now = {0};
        try (OpenedKey key = OpenedKey.of(poles)) {
            turn(0, 1);
            Rescue.Time time = new Rescue.Time(
                    () -> now[0],
                    millis -> {
                        now[0] += millis;
                        if (now[0] == 500) {
                            turn(1, 0);
                        }
                    },
                    300);
            RescueMain.watch(key, time, new RescueLog(Instant::now));
        }
        assertThat(now[0]).isEqualTo(500 + 3_000);
    }

    @Test
    void pinsThatCannotBeHadEndTheWatchForSystemdToTryAgain() throws IOException {
        Path file = config("gpio: {provider: LINUXFS}\nrescue: {on: {pin: 1022}, off: {pin: 1023}}\n");
        assertThat(new CommandLine(new RescueMain.Watch()).execute(file.toString()))
                .isEqualTo(1);
        Settings.Rescue poles =
                SettingsFile.forRescue(file, mistakes::add).key().orElseThrow();
        assertThatThrownBy(() -> OpenedKey.of(poles).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("LK-1139 rescue.on cannot be had");
    }

    @Test
    void aPinIsNeverTwoThingsAndHowPinsAreReachedMustBeTold() throws IOException {
        assertThat(read(ON_PINS)).isEmpty();
        assertThat(mistakes)
                .containsExactly("LK-8003 rescue.on is a pin, and how pins are reached is not told: gpio is missing");
        mistakes.clear();
        assertThat(read("""
                        gpio: {provider: GPIOD, gate: {pin: 23, sense: {pin: 27}}}
                        rescue: {on: {pin: 23}, off: {pin: 27}}
                        """)).isPresent();
        assertThat(mistakes)
                .containsExactly(
                        "LK-8005 rescue.on.pin is 23, which gpio.gate.pin is already",
                        "LK-8005 rescue.off.pin is 27, which gpio.gate.sense.pin is already");
        mistakes.clear();
        assertThat(read("gpio: {provider: GPIOD}\nrescue: {on: {pin: 17}, off: {pin: 17}}\n"))
                .isPresent();
        assertThat(mistakes).containsExactly("LK-8005 rescue.off.pin is 17, which rescue.on.pin is already");
        mistakes.clear();
        assertThat(read("gpio: {provider: GPIOD}\nrescue: {on: {pin: 17}, off: /sys/class/gpio/gpio27/value}\n"))
                .isPresent();
        assertThat(mistakes).contains("LK-8003 rescue.off. a section with keys is expected here");
    }

    @Test
    void filesAreReadAsBefore() throws IOException {
        assertThat(read("rescue: {on: pole-on, off: pole-off}\n"))
                .contains(new Settings.Rescue.FilePoles(folder.resolve("pole-on"), folder.resolve("pole-off")));
        assertThat(mistakes).isEmpty();
    }
}
