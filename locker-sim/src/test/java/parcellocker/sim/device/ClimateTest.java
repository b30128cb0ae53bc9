package parcellocker.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.board.Rig;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Rtu;

class ClimateTest {
    private static final String READ = "010400010002200B";

    @TempDir
    Path bus;

    private final Rig rig = new Rig(9_600);
    private final Climate climate = new Climate();

    @Test
    void belowZeroIsTwosComplement() {
        RegisterDevice.thermometer(rig.time(), rig.end(), climate);
        climate.air(-18.5, 70);
        assertThat(rig.exchange(READ, 80)).isEqualTo(framed(1, 4, 4, 0xFF, 0x47, 0x02, 0xBC));
    }

    @Test
    void aCorrectionIsAddedAndAnotherAddressIsAnswered() {
        RegisterDevice.thermometer(rig.time(), rig.end(), climate);
        climate.air(10, 50);
        rig.exchange(framed(1, 6, 0x01, 0x03, 0xFF, 0xFB), 80);
        assertThat(rig.exchange(READ, 80)).isEqualTo(framed(1, 4, 4, 0, 95, 0x01, 0xF4));
        rig.exchange(framed(1, 6, 0x01, 0x01, 0, 7), 80);
        assertThat(rig.exchange(READ, 80)).isEmpty();
        assertThat(rig.exchange(framed(7, 4, 0, 1, 0, 1), 80)).isEqualTo(framed(7, 4, 2, 0, 95));
    }

    @Test
    void whatItDoesNotHaveIsRefused() {
        RegisterDevice.controller(rig.time(), rig.end(), climate);
        assertThat(rig.exchange(framed(1, 3, 0, 0x30, 0, 1), 80)).isEqualTo(framed(1, 0x83, 2));
        assertThat(rig.exchange(framed(1, 6, 0, 0, 0, 1), 80))
                .as("a probe is not written")
                .isEqualTo(framed(1, 0x86, 2));
        assertThat(rig.exchange(framed(1, 5, 0, 0, 0xFF, 0), 80)).isEqualTo(framed(1, 0x85, 1));
    }

    @Test
    void itFallsSilentOrSlow() {
        RegisterDevice device = RegisterDevice.thermometer(rig.time(), rig.end(), climate);
        device.silent(true);
        assertThat(rig.exchange(READ, 500)).isEmpty();
        device.silent(false);
        device.slow(400 * Rig.MILLI);
        assertThat(rig.exchange(READ, 400)).isEmpty();
        assertThat(rig.within(100)).isNotEmpty();
    }

    @Test
    void aOneWireThermometerIsAFolderOfFiles() throws IOException {
        W1Thermometer thermometer = new W1Thermometer(bus, "0316a2797aff");
        thermometer.celsius(23.125);
        assertThat(slave(thermometer)).containsPattern("(?s)^72 01 4b 46 7f ff 0c 10 .. : crc=.. YES\n.* t=23125\n$");
        thermometer.celsius(-10.125);
        assertThat(slave(thermometer)).contains("t=-10125");
        assertThat(Files.readString(thermometer.folder().resolve("temperature")))
                .isEqualTo("-10125\n");
        thermometer.powerOn();
        assertThat(slave(thermometer)).contains("YES").contains("t=85000");
        thermometer.checkFails();
        assertThat(slave(thermometer)).contains("NO");
        thermometer.vanish();
        assertThat(thermometer.folder()).doesNotExist();
    }

    private static String slave(W1Thermometer thermometer) throws IOException {
        return Files.readString(thermometer.folder().resolve("w1_slave"));
    }

    private static String framed(int... values) {
        StringBuilder hex = new StringBuilder();
        for (int value : Bytes.values(Rtu.framed(values))) {
            hex.append("%02X".formatted(value));
        }
        return hex.toString();
    }
}
