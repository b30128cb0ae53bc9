package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.ToyBoard.A01;
import static parcellocker.agent.hardware.board.ToyBoard.A02;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.LockBoards.WiredLine;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.Pty;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.DoorSeen;
import parcellocker.agent.locker.Input.PulseReport;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** The whole of it: real threads, jSerialComm, and the bytes of a real pseudo-terminal. */
class LockBoardsTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path devices;

    private final ToyBoard toy = new ToyBoard();
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final WiredBoard wiredBoard = new WiredBoard(ToyBoard.ID, new Xor8a(Xor8aSettings.standard(1)));
    private final LockBoards boards =
            new LockBoards(ToyBoard.cabinet(), List.of(wired(wiredBoard)), inbox::offer, LockBoardsTest::uptime);

    @AfterEach
    void close() {
        boards.close();
    }

    private WiredLine wired(WiredBoard... hung) {
        return new WiredLine(
                new Line.Wiring(
                        "main",
                        () -> SerialChannel.open(new SerialSettings(link().toString(), 9_600)),
                        new WireSettings(5, WireSettings.Echo.NONE),
                        new CoilSupply(300)),
                Pace.standard(),
                List.of(hung));
    }

    private Path link() {
        return devices.resolve("port0");
    }

    private static long uptime() {
        return System.nanoTime() / 1_000_000;
    }

    /** The toy board on the device's end, until closed. */
    private final class Plugged implements AutoCloseable {
        private final Pty pty = Pty.open();
        private volatile boolean pulled;
        private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::serve);

        Plugged() throws Exception {
            pty.plugInAs(link());
            thread.start();
        }

        private void serve() {
            Bytes pending = Bytes.NONE;
            while (!pulled) {
                byte[] read = pty.read();
                if (read.length == 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                } else {
                    byte[] joined = new byte[pending.length() + read.length];
                    System.arraycopy(pending.toArray(), 0, joined, 0, pending.length());
                    System.arraycopy(read, 0, joined, pending.length(), read.length);
                    pending = Bytes.copyOf(joined);
                }
                while (pending.length() >= 5) {
                    toy.answer(pending.slice(0, 5)).ifPresent(reply -> pty.write(reply.toArray()));
                    pending = pending.slice(5, pending.length());
                }
            }
        }

        @Override
        public void close() {
            pulled = true;
            while (thread.isAlive()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            pty.close();
        }
    }

    private Input await(Predicate<Input> wanted) throws InterruptedException {
        long deadline = uptime() + PATIENCE_MILLIS;
        while (true) {
            Input next = inbox.poll(Math.max(0, deadline - uptime()), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("waited in vain");
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    private static Predicate<Input> doorAt(Level level) {
        return input -> input instanceof DoorSeen seen && seen.compartment().equals(A01) && seen.level() == level;
    }

    private Outcome awaitReport(int opening) throws InterruptedException {
        Input input = await(
                each -> each instanceof PulseReport report && report.opening().equals(ToyBoard.opening(opening)));
        return ((PulseReport) input).outcome();
    }

    @Test
    void aPulseOpensItsDoorOverRealBytes() throws Exception {
        try (Plugged plugged = new Plugged()) {
            boards.start();
            await(doorAt(Level.CLOSED));
            boards.pulse(ToyBoard.pulse(1, A01, uptime() + 5_000));
            assertThat(awaitReport(1)).isEqualTo(Outcome.ANSWERED);
            await(doorAt(Level.OPEN));
            toy.setClosed(1, true);
            DoorSeen shut = (DoorSeen) await(doorAt(Level.CLOSED));
            assertThat(shut.closedAt()).isGreaterThan(shut.openedAt());
            assertThat(toy.releases()).containsExactly(Bytes.ofHex("8A 01 01 11 9B"));
            assertThat(plugged.thread.isAlive()).isTrue();
        }
    }

    @Test
    void aPulledPlugMakesDoorsUnknownAndNoReleaseFiresAtTheReplug() throws Exception {
        Plugged first = new Plugged();
        boards.start();
        await(doorAt(Level.CLOSED));
        first.close();
        boards.pulse(ToyBoard.pulse(1, A01, uptime() + 60_000));
        boards.pulse(ToyBoard.pulse(2, A02, uptime() + 60_000));
        assertThat(awaitReport(1)).isEqualTo(Outcome.NOT_SENT);
        assertThat(awaitReport(2)).isEqualTo(Outcome.NOT_SENT);
        boards.pulse(ToyBoard.pulse(3, A01, uptime() + 60_000));
        assertThat(awaitReport(3)).isEqualTo(Outcome.NOT_SENT);
        try (Plugged second = new Plugged()) {
            await(doorAt(Level.CLOSED));
            boards.pulse(ToyBoard.pulse(4, A02, uptime() + 5_000));
            assertThat(awaitReport(4)).isEqualTo(Outcome.ANSWERED);
            assertThat(toy.releases()).as("only the pulse after the replug").hasSize(1);
            assertThat(second.thread.isAlive()).isTrue();
        }
    }

    @Test
    void twoPulsesAreNeverDrawnTogetherAndALateOneIsNotSent() throws Exception {
        try (Plugged plugged = new Plugged()) {
            boards.start();
            await(doorAt(Level.CLOSED));
            long start = uptime();
            boards.pulse(ToyBoard.pulse(1, A01, start + 5_000));
            boards.pulse(ToyBoard.pulse(2, A02, start + 5_000));
            boards.pulse(ToyBoard.pulse(3, A02, start - 1));
            assertThat(awaitReport(3)).isEqualTo(Outcome.NOT_SENT);
            assertThat(awaitReport(2)).isEqualTo(Outcome.ANSWERED);
            assertThat(uptime() - start).isGreaterThanOrEqualTo(600);
            assertThat(toy.releases()).hasSize(2);
            assertThat(plugged.thread.isAlive()).isTrue();
        }
    }

    @Test
    void wiringThatDoesNotFitIsRefused() {
        Cabinet doubled = Cabinet.of(List.of(ToyBoard.compartment(A01, 1), ToyBoard.compartment(A02, 1)));
        assertThatThrownBy(
                        () -> new LockBoards(doubled, List.of(wired(wiredBoard)), inbox::offer, LockBoardsTest::uptime))
                .hasMessageContaining("shares an output");
        assertThatThrownBy(() -> new LockBoards(
                        ToyBoard.cabinet(),
                        List.of(wired(wiredBoard, wiredBoard)),
                        inbox::offer,
                        LockBoardsTest::uptime))
                .hasMessageContaining("listed twice");
        Cabinet far = Cabinet.of(List.of(ToyBoard.compartment(A01, 51)));
        assertThatThrownBy(() -> new LockBoards(far, List.of(wired(wiredBoard)), inbox::offer, LockBoardsTest::uptime))
                .hasMessageContaining("51");
    }
}
