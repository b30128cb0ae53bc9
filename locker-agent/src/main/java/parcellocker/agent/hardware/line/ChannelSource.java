package parcellocker.agent.hardware.line;

import java.io.IOException;

/** Opens a device afresh. Asked again after every loss, for ever. */
@FunctionalInterface
public interface ChannelSource {
    /**
     * A new channel; nothing of an earlier one is kept.
     *
     * @throws IOException if the device is not there or belongs to another program
     */
    ByteChannel open() throws IOException;
}
