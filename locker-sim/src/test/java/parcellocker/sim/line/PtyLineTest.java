package parcellocker.sim.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.clockwork.RealTime;

class PtyLineTest {
    private static final byte[] EVERY_BYTE = new byte[256];

    static {
        for (int i = 0; i < EVERY_BYTE.length; i++) {
            EVERY_BYTE[i] = (byte) i;
        }
    }

    @TempDir
    Path folder;

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final RealTime time = new RealTime("line test", failures::add);
    private PtyLine line;

    @BeforeEach
    void plugIn() {
        line = time.ask(() -> new PtyLine(time, 115_200, folder.resolve("links/board")));
    }

    @AfterEach
    void pullOut() {
        time.ask(() -> {
            line.close();
            return true;
        });
        time.close();
        assertThat(failures).isEmpty();
        assertThat(Files.exists(line.link(), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void everyByteComesThroughUnchangedBothWaysInItsTime() throws Exception {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        BlockingQueue<Long> moments = new LinkedBlockingQueue<>();
        onTimeline(() -> line.listen((value, nanos) -> {
            heard.add(value);
            moments.add(nanos);
        }));
        try (RandomAccessFile port = openPort()) {
            port.write(EVERY_BYTE);
            for (byte expected : EVERY_BYTE) {
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(expected & 0xFF);
            }
            onTimeline(() -> line.send(EVERY_BYTE));
            byte[] back = new byte[EVERY_BYTE.length];
            port.readFully(back);
            assertThat(back).isEqualTo(EVERY_BYTE);
        }
        long first = moments.remove();
        long last = first;
        while (!moments.isEmpty()) {
            last = moments.remove();
        }
        assertThat(last - first).isBetween(22_000_000L, 25_000_000L); // 255 characters of 86.8 µs
    }

    @Test
    void unpluggingHangsUpAndPluggingBringsTheSameLinkBack() throws Exception {
        try (RandomAccessFile port = openPort()) {
            onTimeline(line::unplug);
            assertThat(Files.exists(line.link(), LinkOption.NOFOLLOW_LINKS)).isFalse();
            assertThat(isHungUp(port)).isTrue();
        }
        onTimeline(line::plug);
        try (RandomAccessFile port = openPort()) {
            onTimeline(() -> line.send(new byte[] {42}));
            assertThat(port.read()).isEqualTo(42);
        }
    }

    @Test
    void bytesSentToNobodyAreGone() throws Exception {
        onTimeline(() -> line.send(new byte[] {1, 2, 3}));
        letPass(5);
        try (RandomAccessFile port = openPort()) {
            onTimeline(() -> line.send(new byte[] {9}));
            assertThat(port.read()).isEqualTo(9);
        }
        await(() -> !line.isAttached());
    }

    @Test
    void aLinkLeftByAnEarlierRunIsReplaced() throws Exception {
        Path left = folder.resolve("left");
        Files.createSymbolicLink(left, Path.of("/dev/pts/nobody"));
        PtyLine second = time.ask(() -> new PtyLine(time, 9600, left));
        assertThat(Files.readSymbolicLink(left)).isNotEqualTo(Path.of("/dev/pts/nobody"));
        onTimeline(second::close);
    }

    /** Lets so many characters' time pass on the timeline. */
    private void letPass(int characters) throws InterruptedException {
        BlockingQueue<Boolean> passed = new LinkedBlockingQueue<>();
        time.after(characters * 100_000L, () -> passed.add(true));
        assertThat(passed.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    private RandomAccessFile openPort() throws IOException {
        RandomAccessFile port = new RandomAccessFile(line.link().toFile(), "rw");
        await(line::isAttached);
        return port;
    }

    private static boolean isHungUp(RandomAccessFile port) {
        try {
            return port.read() < 0;
        } catch (IOException hungUp) {
            return true;
        }
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
