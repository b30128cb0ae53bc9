package parcellocker.agent.hardware.line;

import java.io.IOException;

/** A request that fires a coil: at most once, in time, or not at all. Exactly one of its two methods is called, once. */
public interface Release {
    /** Uptime after which it must not be sent. */
    long deadlineMillis();

    /** Sends it, on the line's thread. Its own duty is to tell what became of it, and the supply when it has drawn, also if this throws. */
    void send(Wire wire) throws IOException, InterruptedException;

    /** It was dropped: nothing was on the wire. On any thread. */
    void dropped();
}
