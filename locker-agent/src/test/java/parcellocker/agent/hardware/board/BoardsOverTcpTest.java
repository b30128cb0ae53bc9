package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.ToyBoard.A01;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.TcpChannel;
import parcellocker.agent.hardware.line.TcpSettings;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.DoorSeen;
import parcellocker.agent.locker.Input.PulseReport;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** A CU16 behind a serial server, with real threads and a real connection: an opening from the pulse to the open door. */
@Timeout(30)
class BoardsOverTcpTest {
    private static final Bytes UNLOCK = Bytes.ofHex("02 00 31 03 36");

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();

    private static long uptime() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Test
    void aPulseOpensItsDoorThroughASerialServer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LockBoards boards = boards(server)) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            boards.start();
            await(doorAt(Level.CLOSED));
            boards.pulse(ToyBoard.pulse(1, A01, uptime() + 5_000));
            PulseReport report = (PulseReport) await(PulseReport.class::isInstance);
            assertThat(report.outcome()).isEqualTo(Outcome.SENT);
            await(doorAt(Level.OPEN));
            assertThat(boards.health().getFirst().isUp()).isTrue();
        }
    }

    private LockBoards boards(ServerSocket server) {
        TcpSettings settings = new TcpSettings(server.getInetAddress().getHostAddress(), server.getLocalPort());
        Line.Wiring wiring = new Line.Wiring(
                "tcp",
                () -> TcpChannel.open(settings),
                new WireSettings(TcpSettings.QUIET_MILLIS, WireSettings.Echo.NONE),
                new CoilSupply(300));
        WiredBoard board = new WiredBoard(ToyBoard.ID, new Kerong(KerongSettings.standard(Mode.CU16, 0)));
        return new LockBoards(
                ToyBoard.cabinet(),
                List.of(new LockBoards.WiredLine(wiring, Pace.standard(), List.of(board))),
                inbox::offer,
                BoardsOverTcpTest::uptime);
    }

    /** The board, until the connection ends. */
    private static void serve(ServerSocket server) {
        Bytes reading = Bytes.ofHex("02 00 35 FF FF 00 00 03 38");
        try (Socket peer = server.accept()) {
            InputStream in = peer.getInputStream();
            for (byte[] request = in.readNBytes(5); request.length == 5; request = in.readNBytes(5)) {
                if (Bytes.copyOf(request).equals(UNLOCK)) {
                    reading = Bytes.ofHex("02 00 35 FE FF 00 00 03 37");
                } else {
                    peer.getOutputStream().write(reading.toArray());
                }
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static Predicate<Input> doorAt(Level level) {
        return input -> input instanceof DoorSeen seen && seen.compartment().equals(A01) && seen.level() == level;
    }

    private Input await(Predicate<Input> wanted) throws InterruptedException {
        while (true) {
            Input next = inbox.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("waited in vain");
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }
}
