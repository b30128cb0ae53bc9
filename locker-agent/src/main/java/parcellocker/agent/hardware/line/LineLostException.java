package parcellocker.agent.hardware.line;

import java.io.IOException;

/** The device at the other end of a channel is gone, or so silent that its port is better opened anew. */
public final class LineLostException extends IOException {
    private static final long serialVersionUID = 1L;

    public LineLostException(String message) {
        super(message);
    }
}
