package parcellocker.sim.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class PtyTest {
    private static final int TIMES = 50;

    /** Its reader asks only now and then who is there; a byte said meanwhile was lost. */
    @Test
    void whoHasJustOpenedThePortHearsTheFirstByte() throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        for (int i = 0; i < TIMES; i++) {
            Pty pty = new Pty(received::add);
            try {
                assertThat(pty.write(new byte[] {1})).as("nobody is there").isFalse();
                try (var port = Files.newByteChannel(Path.of(pty.slaveName()), StandardOpenOption.READ)) {
                    assertThat(port.isOpen()).isTrue();
                    assertThat(pty.write(new byte[] {2})).as("time " + i).isTrue();
                }
            } finally {
                pty.close();
            }
        }
        assertThat(received).isEmpty();
    }
}
