package parcellocker.agent.hardware.line;

import java.io.IOException;

/** The device was found gone before any byte of the request was handed to it. */
public final class UnsentException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsentException(IOException cause) {
        super("nothing sent: " + cause.getMessage(), cause);
    }
}
