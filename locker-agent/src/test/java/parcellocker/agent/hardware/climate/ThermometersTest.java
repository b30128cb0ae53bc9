package parcellocker.agent.hardware.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.climate.RegisterMap.Register;
import parcellocker.agent.hardware.climate.RegisterMap.Sign;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.WireSettings;

class ThermometersTest {
    private static final Register SIGNED = new Register(1, Sign.SIGNED, 10, 0, OptionalInt.of(-32_768));

    @TempDir
    private Path folder;

    @Test
    void aFrostIsBelowZero() {
        RegisterMap map = new RegisterMap(4, SIGNED, Optional.empty());
        assertThat(map.reading(List.of(0xFF4C)).milliCelsius()).hasValue(-18_000);
    }

    @Test
    void theCountThatSaysNoSensorIsNoTemperature() {
        RegisterMap map = new RegisterMap(4, SIGNED, Optional.empty());
        assertThat(map.reading(List.of(0x8000))).isEqualTo(Reading.NONE);
    }

    @Test
    void anUnsignedRegisterWithAnOffsetIsRead() {
        Register shifted = new Register(0, Sign.UNSIGNED, 1, -40_000, OptionalInt.empty());
        assertThat(new RegisterMap(3, shifted, Optional.empty())
                        .reading(List.of(0x8000))
                        .milliCelsius())
                .hasValue(32_768_000 - 40_000);
    }

    @Test
    void registersTooFarApartForOneAnswerAreRefused() {
        Register far = new Register(40, Sign.SIGNED, 10, 0, OptionalInt.empty());
        assertThatThrownBy(() -> new RegisterMap(4, SIGNED, Optional.of(far))).hasMessageContaining("apart");
    }

    @Test
    void aProbeOnTheWireIsAskedAndOneThatIsSilentIsSaidToBe() throws InterruptedException {
        ScriptedChannel channel = new ScriptedChannel();
        channel.onWrite(request -> {
            if (request.at(0) == 1) {
                channel.arrive(20, Bytes.ofHex("00 01 04 04 01 2C 02 58 3B 2B"));
            }
        });
        RegisterMap map =
                new RegisterMap(4, SIGNED, Optional.of(new Register(2, Sign.UNSIGNED, 10, 0, OptionalInt.empty())));
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        ModbusThermometers.Wiring wiring = new ModbusThermometers.Wiring(
                "cold",
                () -> channel,
                new WireSettings(5, WireSettings.Echo.NONE),
                List.of(new ModbusThermometers.Probe("a", 1, map), new ModbusThermometers.Probe("b", 2, map)));
        try (ModbusThermometers thermometers =
                new ModbusThermometers(wiring, (probe, reading) -> told.add(probe + reading.milliCelsius()), channel)) {
            thermometers.start();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("aOptionalInt[30000]");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("bOptionalInt.empty");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("aOptionalInt[30000]");
        }
        long toSecond = channel.written().stream()
                .limit(4)
                .filter(frame -> frame.at(0) == 2)
                .count();
        assertThat(toSecond)
                .as("a silent probe is asked three times, then the next")
                .isEqualTo(3);
    }

    @Test
    void anAnswerCutOrDamagedAnywhereIsNone() {
        Bytes answer = Bytes.ofHex("01 04 04 01 2C 02 58 3B 2B");
        RegisterFrame.Block block = new RegisterFrame.Block(1, 4, 1, 2);
        for (int i = 0; i < answer.length(); i++) {
            byte[] damaged = answer.toArray();
            damaged[i] ^= 0x04;
            assertThat(RegisterFrame.answer(Bytes.copyOf(damaged), block)).isEmpty();
            assertThat(RegisterFrame.answer(answer.slice(0, i), block)).isEmpty();
        }
    }

    @Test
    void bothFilesOfTheKernelAreRead() {
        assertThat(W1Text.milliCelsius("""
                        72 01 4b 46 7f ff 0e 10 57 : crc=57 YES
                        72 01 4b 46 7f ff 0e 10 57 t=23125
                        """)).hasValue(23_125);
        assertThat(W1Text.milliCelsius("-1250\n")).hasValue(-1_250);
    }

    @Test
    void aFailedCheckAndTheValueAtPowerOnAreNoTemperature() {
        assertThat(W1Text.milliCelsius("""
                        72 01 4b 46 7f ff 0e 10 57 : crc=00 NO
                        72 01 4b 46 7f ff 0e 10 57 t=23125
                        """)).isEmpty();
        assertThat(W1Text.milliCelsius("85000\n")).isEmpty();
        assertThat(W1Text.milliCelsius("125001\n")).isEmpty();
        assertThat(W1Text.milliCelsius("")).isEmpty();
    }

    @Test
    void aSensorThatIsPulledIsSilentAndTheOthersAreStillRead() throws IOException {
        Path file = folder.resolve("temperature");
        Files.writeString(file, "4500\n");
        List<String> told = new ArrayList<>();
        try (W1Thermometers thermometers = new W1Thermometers(
                List.of(
                        new W1Thermometers.Probe("gone", folder.resolve("none")),
                        new W1Thermometers.Probe("there", file)),
                (probe, reading) -> told.add(probe + reading.milliCelsius()))) {
            thermometers.look();
        }
        assertThat(told).containsExactly("goneOptionalInt.empty", "thereOptionalInt[4500]");
    }
}
