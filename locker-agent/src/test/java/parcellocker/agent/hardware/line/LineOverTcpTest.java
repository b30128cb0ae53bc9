package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line on a serial server that goes away and comes back: opened anew by itself, as a plug that is pulled is. */
@Timeout(30)
class LineOverTcpTest {
    private static final Bytes REQUEST = Bytes.ofHex("02 00 30 03 35");

    private final Asking asking = new Asking();

    /** Asks whenever it may. */
    private static final class Asking implements Polling {
        private final Semaphore connections = new Semaphore(0);
        private final Semaphore losses = new Semaphore(0);

        @Override
        public void connected() {
            connections.release();
        }

        @Override
        public void lost() {
            losses.release();
        }

        @Override
        public long dueAt() {
            return 0;
        }

        @Override
        public void poll(Wire wire) throws IOException, InterruptedException {
            var unused = wire.exchange(new Exchange(REQUEST, 100, Exchange.WHENEVER, bytes -> !bytes.isEmpty()));
        }
    }

    @Test
    void aServerThatClosesIsLostAndFoundAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Line line = line(server)) {
            line.start();
            try (Socket first = server.accept()) {
                assertThat(Bytes.copyOf(first.getInputStream().readNBytes(REQUEST.length())))
                        .isEqualTo(REQUEST);
                assertThat(line.isUp()).isTrue();
            }
            assertThat(asking.losses.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            try (Socket second = server.accept()) {
                assertThat(Bytes.copyOf(second.getInputStream().readNBytes(REQUEST.length())))
                        .isEqualTo(REQUEST);
                assertThat(asking.connections.availablePermits()).isEqualTo(2);
            }
        }
    }

    private Line line(ServerSocket server) {
        TcpSettings settings = new TcpSettings(server.getInetAddress().getHostAddress(), server.getLocalPort());
        return new Line(
                new Line.Wiring(
                        "tcp",
                        () -> TcpChannel.open(settings),
                        new WireSettings(TcpSettings.QUIET_MILLIS, WireSettings.Echo.NONE),
                        new CoilSupply(300)),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                asking);
    }
}
