package parcellocker.sim.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.sim.clockwork.RealTime;

class TcpLineTest {
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final RealTime time = new RealTime("tcp test", failures::add);
    private final TcpLine line = time.ask(() -> new TcpLine(time, 9_600, InetAddress.getLoopbackAddress(), 0));

    @AfterEach
    void pullOut() {
        onTimeline(line::close);
        time.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void bytesComeThroughBothWaysInTheirTime() throws Exception {
        BlockingQueue<Long> moments = new LinkedBlockingQueue<>();
        onTimeline(() -> line.listen((value, nanos) -> moments.add(nanos)));
        try (Socket client = connected()) {
            client.getOutputStream().write(new byte[] {1, 2, 3});
            long first = taken(moments);
            taken(moments);
            assertThat(taken(moments) - first).isEqualTo(2 * 1_041_666L);
            onTimeline(() -> line.send(new byte[] {7, 8}));
            assertThat(client.getInputStream().readNBytes(2)).containsExactly(7, 8);
        }
    }

    @Test
    void aSecondClientIsTurnedAwayAndLetInWhenTheFirstHasGone() throws Exception {
        try (Socket first = connected()) {
            assertThat(first.isConnected()).isTrue();
            try (Socket second = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
                assertThat(isOver(second)).isTrue();
            }
        }
        await(() -> !line.isAttached());
        try (Socket third = connected()) {
            onTimeline(() -> line.send(new byte[] {9}));
            assertThat(third.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void unpluggedItResetsItsClientAndRefusesOthersUntilItIsPluggedIn() throws Exception {
        int port = line.port();
        try (Socket client = connected()) {
            onTimeline(line::unplug);
            assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
        onTimeline(line::plug);
        assertThat(line.port()).isEqualTo(port);
        await(() -> !line.isAttached());
        connected().close();
    }

    @Test
    void aPlugPulledWhileTheClientLeavesHurtsNobody() throws Exception {
        for (int round = 0; round < 300; round++) {
            TcpLine each = time.ask(() -> new TcpLine(time, 9_600, InetAddress.getLoopbackAddress(), 0));
            Socket client = new Socket(InetAddress.getLoopbackAddress(), each.port());
            await(each::isAttached);
            client.close();
            onTimeline(each::unplug);
            assertThat(each.isAttached()).isFalse();
        }
    }

    @Test
    void aStrangersBytesAreHeardAtThisEndAndNotByTheProgram() throws Exception {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        onTimeline(() -> line.listen((value, nanos) -> heard.add(value)));
        try (Socket client = connected()) {
            onTimeline(() -> line.inject(new byte[] {42}));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(42);
            assertThat(client.getInputStream().available()).isZero();
        }
    }

    private Socket connected() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), line.port());
        await(line::isAttached);
        return client;
    }

    private static boolean isOver(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static long taken(BlockingQueue<Long> queue) throws InterruptedException {
        Long taken = queue.poll(10, TimeUnit.SECONDS);
        assertThat(taken).isNotNull();
        return taken == null ? 0 : taken;
    }

    private void onTimeline(Runnable what) {
        assertThat(time.ask(() -> {
                    what.run();
                    return true;
                }))
                .isTrue();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
