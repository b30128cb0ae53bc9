package parcellocker.sim.app;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.SerialChannel;

/**
 * Asks four boards in turn as fast as the wire lets it, and does nothing else: no parser, no queue, no doors. What it needs is what
 * the machine needs at that moment.
 */
final class BareLoop implements AutoCloseable {
    private static final long REPLY_WITHIN_MILLIS = 500;
    private static final int KEY = 0x33;

    private final FourBoards boards;
    private final Thread thread;

    BareLoop(FourBoards boards) {
        this.boards = boards;
        thread = Thread.ofPlatform().daemon().name("bare loop").start(this::run);
    }

    private void run() {
        try (ByteChannel channel = SerialChannel.open(boards.port())) {
            while (!Thread.currentThread().isInterrupted()) {
                for (int address = 1; address <= FourBoards.BOARDS; address++) {
                    ask(channel, address);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void ask(ByteChannel channel, int address) throws IOException, InterruptedException {
        channel.write(new byte[] {(byte) 0x80, (byte) address, 0, KEY, (byte) (0x80 ^ address ^ KEY)});
        int missing = FourBoards.ANSWER_BYTES;
        while (missing > 0) {
            int came = channel.read(REPLY_WITHIN_MILLIS).length;
            if (came == 0) {
                throw new IOException("board " + address + " does not answer the bare loop");
            }
            missing -= came;
        }
        long quietUntil = System.nanoTime() + boards.port().quietMillis() * 1_000_000;
        while (System.nanoTime() < quietUntil) {
            LockSupport.parkNanos(quietUntil - System.nanoTime());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
