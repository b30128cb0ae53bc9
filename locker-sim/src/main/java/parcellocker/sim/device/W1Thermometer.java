package parcellocker.sim.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import parcellocker.sim.line.Bytes;

/**
 * A DS18B20 as Linux shows it: a folder {@code 28-…} with the files {@code w1_slave} and {@code temperature}. Whoever
 * reads them sees one measurement or the next, never half of one.
 */
public final class W1Thermometer {
    private static final int SIXTEENTHS = 16;
    private static final int POWER_ON = 85;
    private static final int MILLI = 1_000;
    /** Alarm limits, configuration and three reserved bytes, as they leave the factory. */
    private static final int[] REST = {0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10};

    private final Path folder;

    /**
     * A thermometer that shows 20 °C.
     *
     * @param bus what stands for {@code /sys/bus/w1/devices}
     * @param serial twelve hex digits
     */
    public W1Thermometer(Path bus, String serial) {
        folder = bus.resolve("28-" + serial);
        celsius(20);
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** It measures that, in steps of a sixteenth of a degree. */
    public void celsius(double degrees) {
        show(Math.toIntExact(Math.round(degrees * SIXTEENTHS)), "YES");
    }

    /** It has had no power, and shows 85 °C before it has measured. */
    public void powerOn() {
        celsius(POWER_ON);
    }

    /** Its check does not fit what came over the wire. */
    public void checkFails() {
        show(POWER_ON * SIXTEENTHS, "NO");
    }

    /** Its wire is off: the kernel has taken its folder away. */
    public void vanish() {
        try {
            Files.deleteIfExists(folder.resolve("w1_slave"));
            Files.deleteIfExists(folder.resolve("temperature"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(int sixteenths, String verdict) {
        int[] pad = new int[2 + REST.length];
        pad[0] = sixteenths & 0xFF;
        pad[1] = (sixteenths >> 8) & 0xFF;
        System.arraycopy(REST, 0, pad, 2, REST.length);
        int crc = crc(pad);
        StringBuilder bytes = new StringBuilder();
        for (int value : Bytes.values(Bytes.joined(Bytes.of(pad), Bytes.of(crc)))) {
            bytes.append(String.format(Locale.ROOT, "%02x ", value));
        }
        long milli = (long) sixteenths * MILLI / SIXTEENTHS;
        write("w1_slave", String.format(Locale.ROOT, "%s: crc=%02x %s%n%st=%d%n", bytes, crc, verdict, bytes, milli));
        write("temperature", milli + "\n");
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolveSibling(folder.getFileName() + "." + name);
            Files.writeString(fresh, text);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dallas CRC-8, as it stands in the sensor's ninth byte. */
    private static int crc(int[] values) {
        int crc = 0;
        for (int value : values) {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x8C;
            }
        }
        return crc;
    }
}
