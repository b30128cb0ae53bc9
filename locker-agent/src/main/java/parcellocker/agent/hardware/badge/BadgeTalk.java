package parcellocker.agent.hardware.badge;

import java.io.IOException;
import java.util.function.Consumer;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;

/** Our half of what a family of badge readers speaks. */
public interface BadgeTalk {
    /**
     * Reads badges until the reader is lost or the thread is interrupted.
     *
     * @param alive run at each sign of life
     * @param badge told each reading, in the reader's order of bytes, as often as it comes
     */
    void serve(ByteChannel channel, Runnable alive, Consumer<Bytes> badge) throws IOException, InterruptedException;
}
