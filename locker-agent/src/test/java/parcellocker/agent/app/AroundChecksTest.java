package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.line.Pty;
import parcellocker.contract.problem.Problem;

/** What stands around the boards, unplugged and there. */
class AroundChecksTest {
    @TempDir
    private Path folder;

    private final CountDownLatch badgeAsked = new CountDownLatch(1);

    private List<Check> checks(String around) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), """
            locker: LY-000017
            epoch: 3
            data: data
            keys: keys.json
            cabinet: demo-24
            stretch: 1000
            lines:
              - {id: main, port: none-0, boards: b1}
            city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
            kiosk: {port: 0, open: true}
            """ + around);
        long began = System.nanoTime();
        return new AroundChecks(SettingsFile.read(file), () -> (System.nanoTime() - began) / 1_000_000, new Holding())
                .run();
    }

    @Test
    void whatIsUnpluggedIsRed() throws Exception {
        List<Check> checks = checks("""
            cameraScanner: {snapshot: "http://127.0.0.1:1/"}
            badges: {port: none-2, kind: PN532}
            climate:
              lines: [{id: cold, port: none-3}]
              probes:
                - {id: cold-1, line: cold, profile: xy-md02}
                - {id: cold-2, file: none-4}
            cameras: [{id: front, snapshot: "http://127.0.0.1:1/"}]
            gpio: {provider: LINUXFS, gate: {pin: 1023}}
            """);
        assertThat(checks)
                .extracting(Check::name)
                .containsExactly(
                        "pins",
                        "thermometer cold-1",
                        "thermometer cold-2",
                        "camera scanner",
                        "camera front",
                        "badge reader");
        assertThat(checks)
                .extracting(check -> check.problem().orElseThrow())
                .containsExactly(
                        Problem.PINS_MISSING,
                        Problem.THERMOMETER_LOST,
                        Problem.THERMOMETER_LOST,
                        Problem.CAMERA_LOST,
                        Problem.CAMERA_LOST,
                        Problem.BADGE_READER_LOST);
    }

    @Test
    void pinsThatCanBeHadAndAThermometerThatReadsAreGreen() throws Exception {
        Files.writeString(
                folder.resolve("w1"), "aa 01 4b 46 7f ff 0c 10 0b : crc=0b YES\naa 01 4b 46 7f ff 0c 10 0b t=-5062\n");
        List<Check> checks = checks("""
            climate: {doors: street, probes: [{id: street, file: w1, lowMilli: -40000, highMilli: 60000}]}
            gpio: {provider: MOCK, gate: {pin: 17}, tamper: {pin: 24}}
            """);
        assertThat(checks).allMatch(Check::isPassed).hasSize(2);
        assertThat(checks.get(1).detail()).isEqualTo("-5.062 degrees");
    }

    @Test
    void aCameraIsGreenIfItsPictureDecodesAndShowsSomething() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            byte[] jpeg = picture();
            exchange.sendResponseHeaders(200, jpeg.length);
            exchange.getResponseBody().write(jpeg);
            exchange.close();
        });
        server.createContext("/bad", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.close();
        });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            List<Check> checks = checks(
                    "cameras: [{id: good, snapshot: \"" + at + "/good\"}, {id: bad, snapshot: \"" + at + "/bad\"}]\n");
            assertThat(checks.get(0).isPassed()).isTrue();
            assertThat(checks.get(1).problem()).contains(Problem.CAMERA_LOST);
        } finally {
            server.stop(0);
        }
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 240; y++) {
                image.setRGB(x, y, (x / 40 + y / 40) % 2 == 0 ? 0xFFFFFF : 0x101010);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    @Test
    void aPn532IsGreenIfItTellsItsFirmware_andRedIfItOnlyHangsOnThePort() throws Exception {
        try (Pty pty = Pty.open()) {
            pty.plugInAs(folder.resolve("mute"));
            assertThat(badge("mute", "PN532").problem()).contains(Problem.BADGE_READER_LOST);
        }
        try (Pty pty = Pty.open()) {
            pty.plugInAs(folder.resolve("badge"));
            Thread reader = Thread.ofPlatform().start(() -> answers(pty));
            assertThat(badge("badge", "PN532").line()).startsWith("PASS");
            reader.join();
        }
    }

    private Check badge(String link, String kind) throws Exception {
        return checks("badges: {port: \"" + folder.resolve(link) + "\", kind: " + kind + "}\n")
                .getFirst();
    }

    /** Says its firmware once it was asked for it: the answer of UM0701-02 with its own check. */
    private static void answers(Pty pty) {
        StringBuilder heard = new StringBuilder();
        while (!heard.toString().contains("D4022A00")) {
            heard.append(HexFormat.of().withUpperCase().formatHex(pty.read()));
            Thread.onSpinWait();
        }
        pty.write(HexFormat.of().parseHex("0000FF00FF000000FF06FAD50332010607E800"));
    }

    @Test
    void aReaderOfSimpleBadgesIsGreenOnceItHasReadOne() throws Exception {
        try (Pty pty = Pty.open()) {
            pty.plugInAs(folder.resolve("badge"));
            Thread hand = Thread.ofPlatform().start(() -> {
                try {
                    assertThat(badgeAsked.await(10, TimeUnit.SECONDS)).isTrue();
                    for (int i = 0; i < 40 && !Thread.currentThread().isInterrupted(); i++) {
                        pty.write(HexFormat.of().parseHex("0236324533303836434544303803"));
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            });
            Check check = badge("badge", "RDM6300");
            hand.interrupt();
            hand.join();
            assertThat(check.line()).startsWith("PASS");
        }
    }

    private final class Holding implements Person {
        @Override
        public void tell(String line) {
            if (line.startsWith("Hold any badge")) {
                badgeAsked.countDown();
            }
        }

        @Override
        public void progress(int step, int of, String what) {
            throw new IllegalStateException(what);
        }

        @Override
        public boolean confirms(String question) {
            return false;
        }

        @Override
        public List<CompartmentId> whichMoved(CompartmentId expected) {
            return List.of();
        }

        @Override
        public void shut(List<CompartmentId> doors, boolean untilSaid) {
            throw new IllegalStateException("nothing opens");
        }
    }
}
