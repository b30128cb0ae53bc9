package parcellocker.agent.hardware.line;

import java.io.IOException;

/** Bytes to and from one device. Used by one thread at a time. */
public interface ByteChannel extends AutoCloseable {
    /**
     * Waits for bytes.
     *
     * @param waitMillis longest wait; 0 takes only what is already there
     * @return what came, in order; empty if nothing did
     * @throws LineLostException if the device is gone. The channel is of no further use
     */
    byte[] read(long waitMillis) throws IOException, InterruptedException;

    /**
     * Hands all these bytes to the device.
     *
     * @throws UnsentException if that failed, and certainly none of them went out
     * @throws IOException if that failed, after none, some or all of them went out
     */
    void write(byte[] bytes) throws IOException;

    @Override
    void close();
}
