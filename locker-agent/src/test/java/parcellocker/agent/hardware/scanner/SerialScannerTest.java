package parcellocker.agent.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.line.Pty;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.locker.Input;

class SerialScannerTest {
    @TempDir
    private Path devices;

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();

    /** Holds a label there until it is read: a port that is being opened drops what comes too early. */
    private @Nullable Input scan(Pty scanner, String label) throws InterruptedException {
        for (int attempt = 0; attempt < 40; attempt++) {
            scanner.write((label + "\r\n").getBytes(StandardCharsets.US_ASCII));
            Input read = inbox.poll(500, TimeUnit.MILLISECONDS);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    @Test
    void scansAreReadBeforeAndAfterAnUnplugging() throws Exception {
        Path link = devices.resolve("scanner0");
        Pty first = Pty.open();
        first.plugInAs(link);
        SerialSettings settings = new SerialSettings(link.toString(), 9_600);
        try (SerialScanner scanner = new SerialScanner(
                () -> SerialChannel.open(settings),
                new SerialScanner.Manner(ScannerControl.SILENT, new Repeats(Repeats.STANDARD_MILLIS)),
                inbox::offer,
                () -> System.nanoTime() / 1_000_000)) {
            scanner.start();
            assertThat(scan(first, "SF1234567890")).isEqualTo(new Input.Scanned("SF1234567890"));
            first.close();
            try (Pty second = Pty.open()) {
                second.plugInAs(link);
                assertThat(scan(second, "PL1:ABCDEF")).isEqualTo(new Input.Scanned("PL1:ABCDEF"));
            }
        }
    }
}
