package parcellocker.agent.hardware.gpio;

import java.io.IOException;

/** A pin that was there at the start cannot be read or switched any more. */
public final class PinLostException extends IOException {
    private static final long serialVersionUID = 1L;

    PinLostException(String name, Throwable cause) {
        super(name + ": " + cause.getMessage(), cause);
    }
}
