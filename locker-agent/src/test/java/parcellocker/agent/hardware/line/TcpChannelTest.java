package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over the real network of this machine. */
@Timeout(30)
class TcpChannelTest {
    private static final Bytes REQUEST = Bytes.ofHex("02 00 30 03 35");
    private static final Bytes READING = Bytes.ofHex("02 00 35 FF FF 00 00 03 38");
    private static final long PATIENCE_MILLIS = 10_000;

    /** A serial server and the agent's connection to it. */
    private static final class Link implements AutoCloseable {
        private final ServerSocket server;
        private final TcpChannel channel;
        private final Socket peer;

        Link() throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            channel = TcpChannel.open(at(server));
            peer = server.accept();
        }

        void gives(Bytes bytes) throws IOException {
            peer.getOutputStream().write(bytes.toArray());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            peer.close();
            server.close();
        }
    }

    private static TcpSettings at(ServerSocket server) {
        return new TcpSettings(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    private static Bytes read(TcpChannel channel, int count) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < count) {
            byte[] chunk = channel.read(PATIENCE_MILLIS);
            assertThat(chunk).as("after %s bytes", bytes.size()).isNotEmpty();
            bytes.writeBytes(chunk);
        }
        return Bytes.copyOf(bytes.toByteArray());
    }

    @Test
    void whatIsWrittenArrivesAndWhatComesIsRead() throws Exception {
        try (Link link = new Link()) {
            link.channel.write(REQUEST.toArray());
            assertThat(Bytes.copyOf(link.peer.getInputStream().readNBytes(REQUEST.length())))
                    .isEqualTo(REQUEST);
            link.gives(READING.slice(0, 4));
            link.gives(READING.slice(4, READING.length()));
            assertThat(read(link.channel, READING.length())).isEqualTo(READING);
        }
    }

    @Test
    void aWaitInWhichNothingComesEndsInTimeAndEmpty() throws Exception {
        try (Link link = new Link()) {
            long start = System.nanoTime();
            assertThat(link.channel.read(50)).isEmpty();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(45L, 5_000L);
            assertThat(link.channel.read(0)).isEmpty();
        }
    }

    @Test
    void aPeerThatClosesIsALostLine() throws Exception {
        try (Link link = new Link()) {
            link.peer.close();
            assertThatThrownBy(() -> link.channel.read(PATIENCE_MILLIS))
                    .isInstanceOf(LineLostException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void aPeerThatResetsIsALostLine() throws Exception {
        try (Link link = new Link()) {
            link.peer.setSoLinger(true, 0);
            link.peer.close();
            assertThatThrownBy(() -> link.channel.read(PATIENCE_MILLIS)).isInstanceOf(LineLostException.class);
        }
    }

    @Test
    void aPeerThatTakesNothingAnyMoreIsALostLineAndNotALineThatHangs() throws Exception {
        try (Link link = new Link()) {
            byte[] much = new byte[1 << 20];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            link.channel.write(much);
                        }
                    })
                    .isInstanceOfAny(LineLostException.class, UnsentException.class)
                    .hasMessageContaining("took");
        }
    }

    @Test
    void whatIsWrittenToAConnectionKnownToBeResetIsKnownNotToBeSent() throws Exception {
        try (Link link = new Link()) {
            link.peer.setSoLinger(true, 0);
            link.peer.close();
            assertThatThrownBy(() -> link.channel.read(PATIENCE_MILLIS)).isInstanceOf(LineLostException.class);
            assertThatThrownBy(() -> link.channel.write(REQUEST.toArray())).isInstanceOf(UnsentException.class);
        }
    }

    @Test
    void nobodyThereIsNoChannel() throws Exception {
        TcpSettings gone;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = at(server);
        }
        assertThatThrownBy(() -> TcpChannel.open(gone)).isInstanceOf(IOException.class);
    }

    @Test
    void aThreadThatIsToldToStopLeavesItsWaitAtOnce() throws Exception {
        try (Link link = new Link()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("still waits"));
            CountDownLatch waits = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().daemon().start(() -> {
                waits.countDown();
                try {
                    link.channel.read(20_000);
                } catch (IOException | InterruptedException stopped) {
                    thrown.set(stopped);
                }
            });
            waits.await();
            reader.interrupt();
            reader.join(PATIENCE_MILLIS);
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            link.channel.write(REQUEST.toArray());
            assertThat(Bytes.copyOf(link.peer.getInputStream().readNBytes(REQUEST.length())))
                    .as("a last word can still be sent")
                    .isEqualTo(REQUEST);
        }
    }

    @Test
    void aThreadThatIsToldToStopCanStillSendALastWord() throws Exception {
        try (Link link = new Link()) {
            Thread.currentThread().interrupt();
            link.channel.write(REQUEST.toArray());
            assertThat(Thread.interrupted()).as("it is still told to stop").isTrue();
            assertThat(Bytes.copyOf(link.peer.getInputStream().readNBytes(REQUEST.length())))
                    .isEqualTo(REQUEST);
        }
    }

    @Test
    void anAddressIsHostAndPort() {
        assertThat(TcpSettings.of("10.0.0.7:5000")).isEqualTo(new TcpSettings("10.0.0.7", 5_000));
        assertThat(TcpSettings.of("zne-100:23")).isEqualTo(new TcpSettings("zne-100", 23));
        assertThat(TcpSettings.of("[fe80::1]:5000")).isEqualTo(new TcpSettings("fe80::1", 5_000));
        for (String wrong :
                new String[] {"", "host", "host:", ":5000", "host:0", "host:65536", "host:x", "fe80::1:5000"}) {
            assertThatThrownBy(() -> TcpSettings.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
