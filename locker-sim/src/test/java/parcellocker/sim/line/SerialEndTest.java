package parcellocker.sim.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.clockwork.RealTime;

/** A real port of the operating system, though a pseudo-terminal: its other end is held by {@link PtyLine}. */
class SerialEndTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final RealTime time = new RealTime("serial test", failures::add);

    @AfterEach
    void stop() {
        time.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void bytesComeThroughBothWaysAndAgainAfterThePlugWasPulled() throws Exception {
        PtyLine cable = time.ask(() -> new PtyLine(time, 115_200, folder.resolve("cable")));
        SerialEnd end = time.ask(() -> new SerialEnd(time, 115_200, cable.link().toString()));
        BlockingQueue<Integer> here = heardAt(end);
        BlockingQueue<Integer> there = heardAt(cable);
        passes(cable, here);
        passes(end, there);
        on(end::unplug);
        assertThat(end.isPlugged()).isFalse();
        on(end::plug);
        passes(end, there);
        passes(cable, here);
        on(end::close);
        on(cable::close);
    }

    @Test
    void aDeviceThatIsNotThereIsToldByName() {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> time.ask(() -> new SerialEnd(time, 9_600, missing)))
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining("missing");
    }

    private BlockingQueue<Integer> heardAt(LineEnd end) {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        on(() -> end.listen((value, nanos) -> heard.add(value)));
        return heard;
    }

    private void passes(LineEnd from, BlockingQueue<Integer> to) throws InterruptedException {
        for (int value : new int[] {0x8A, 0x00, 0xFF, 0x0D, 0x11}) {
            on(() -> from.send(Bytes.of(value)));
            assertThat(to.poll(10, TimeUnit.SECONDS)).isEqualTo(value);
        }
    }

    private void on(Runnable what) {
        assertThat(time.ask(() -> {
                    what.run();
                    return true;
                }))
                .isTrue();
    }
}
