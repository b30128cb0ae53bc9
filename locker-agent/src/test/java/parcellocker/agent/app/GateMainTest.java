package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins;

/** The pin of the gate after a process that was killed: in a folder that looks like the kernel's. */
@Timeout(60)
class GateMainTest {
    @TempDir
    private Path folder;

    /** A process that raises the gate and holds it up, as an agent in the middle of an opening does. */
    static final class Raised {
        private Raised() {}

        public static void main(String[] args) throws Exception {
            try (Pi4jPins pins = Pi4jPins.open(Pi4jPins.Provider.LINUXFS, args[0])) {
                pins.output("gate", new Pins.Pin(23, false, Pins.Pull.NONE)).set(true);
                System.out.println("up");
                Thread.sleep(TimeUnit.HOURS.toMillis(1));
            }
        }
    }

    private Path kernel() throws IOException {
        Path pin = Files.createDirectories(folder.resolve("gpio/gpio23"));
        for (String file : List.of("direction", "value", "edge", "active_low")) {
            Files.writeString(pin.resolve(file), "0");
        }
        Files.writeString(pin.resolve("direction"), "in");
        Files.writeString(folder.resolve("gpio/export"), "");
        Files.writeString(folder.resolve("gpio/unexport"), "");
        return folder.resolve("gpio");
    }

    private String pin() throws IOException {
        return Files.readString(folder.resolve("gpio/gpio23/value")).strip();
    }

    private static Process java(Class<?> main, Path argument) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        words.add(main.getName());
        words.add(argument.toString());
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private Path config(String gpio) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), """
            cabinet: demo-24
            lines:
              - {id: main, port: none-0, boards: b1}
            """ + gpio);
    }

    @Test
    void theGateThatAKilledAgentLeftUpIsTakenDown() throws Exception {
        Path kernel = kernel();
        Process agent = java(Raised.class, kernel);
        BufferedReader said = new BufferedReader(new InputStreamReader(agent.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null && !line.equals("up"); line = said.readLine()) {
            lines.add(line);
        }
        assertThat(pin()).as("%s", lines).isEqualTo("1");
        agent.destroyForcibly().waitFor();
        assertThat(pin()).as("no pin falls by itself").isEqualTo("1");
        Process lowering =
                java(GateMain.class, config("gpio: {provider: LINUXFS, chip: " + kernel + ", gate: {pin: 23}}\n"));
        String told = new String(lowering.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lowering.waitFor()).as(told).isZero();
        assertThat(pin()).isEqualTo("0");
    }

    @Test
    void theUnitLowersItAfterEachEndOfTheAgentAndCannotFailForIt() throws Exception {
        Path unit = Path.of("..", "hardware", "os", "locker-agent.service");
        String text = Files.readString(unit).replace("\\\n", " ");
        assertThat(text).containsPattern("(?m)^ExecStopPost=-/usr/bin/java .*" + GateMain.class.getName() + " /etc/");
    }
}
