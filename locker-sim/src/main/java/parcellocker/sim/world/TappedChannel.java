package parcellocker.sim.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.LineLostException;

/**
 * The serial port of one process, in virtual time. A read lets time pass until a byte comes or the wait is over: whatever is
 * due meanwhile happens inside it, as it would on other threads.
 */
final class TappedChannel implements ByteChannel {
    /** Longer than two bytes take. */
    private static final long PAUSE = 3;

    private final World world;
    private final Tap tap;
    private final int boot;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private long bytes;
    private boolean closed;

    TappedChannel(World world, Tap tap) throws IOException {
        if (tap.isUnplugged()) {
            throw new IOException("no such device");
        }
        this.world = world;
        this.tap = tap;
        this.boot = world.machine().boot();
        tap.listen(this::hear);
    }

    private void hear(int value) {
        if (!closed) {
            heard.write(value);
            bytes++;
        }
    }

    /** As a serial driver does, hands over what came when the line pauses, not byte by byte. */
    @Override
    public byte[] read(long waitMillis) throws IOException {
        check();
        boolean[] over = {waitMillis <= 0 || heard.size() > 0};
        if (!over[0]) {
            world.time().in(waitMillis, () -> over[0] = true);
        }
        while (heard.size() == 0 && !over[0]) {
            world.time().step();
            check();
        }
        for (long before = -1; heard.size() > 0 && before != bytes; ) {
            before = bytes;
            pause();
        }
        byte[] chunk = heard.toByteArray();
        heard.reset();
        return chunk;
    }

    private void pause() throws IOException {
        boolean[] over = {false};
        world.time().in(PAUSE, () -> over[0] = true);
        while (!over[0]) {
            world.time().step();
            check();
        }
    }

    private void check() throws IOException {
        if (!world.machine().isAlive(boot)) {
            throw new PowerCut("while its line waited");
        }
        if (tap.isUnplugged()) {
            throw new LineLostException("unplugged");
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        check();
        tap.send(bytes);
    }

    @Override
    public void close() {
        closed = true;
    }
}
