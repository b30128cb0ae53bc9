package parcellocker.agent.hardware.board.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Debian's pymodbus with eight doors, RTU frames over TCP: a slave that nobody of us has written. */
final class ForeignSlave implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "foreign_slave.py";
    private static final String READY = "ready ";
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final int port;

    private ForeignSlave(Process process) throws InterruptedException {
        this.process = process;
        Thread unused = Thread.ofVirtual().start(this::listen);
        this.port = Integer.parseInt(next(READY).substring(READY.length()));
    }

    /** Missing on a developer's machine it is said loudly; in the build that guards the main line it is a failure. */
    static ForeignSlave start(Path folder) throws IOException, InterruptedException {
        Process look = new ProcessBuilder(PYTHON, "-c", "import pymodbus.server.async_io")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (look.waitFor() != 0) {
            assertThat(System.getenv("CI")).as("pymodbus is not installed").isNotEqualTo("true");
            System.err.println("PYMODBUS IS NOT INSTALLED: nothing was proved about a foreign Modbus slave"
                    + " (apt-get install python3-pymodbus python3-serial python3-serial-asyncio)");
            abort("pymodbus is not installed");
        }
        Path script = folder.resolve(SCRIPT);
        try (InputStream in = Objects.requireNonNull(ForeignSlave.class.getResourceAsStream(SCRIPT))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return new ForeignSlave(new ProcessBuilder(PYTHON, script.toString())
                .redirectError(folder.resolve("slave.log").toFile())
                .start());
    }

    int port() {
        return port;
    }

    /** The next line that begins so; others are passed over. */
    String next(String beginning) throws InterruptedException {
        while (true) {
            String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("the slave says %s", beginning).isNotNull();
            if (line != null && line.startsWith(beginning)) {
                return line;
            }
        }
    }

    /** What it has said since it was last asked. */
    List<String> sofar() {
        List<String> lines = new ArrayList<>();
        said.drainTo(lines);
        return lines;
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(said::add);
        } catch (IOException gone) {
            said.add("gone " + gone.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
