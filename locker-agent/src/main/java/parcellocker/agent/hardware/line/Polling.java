package parcellocker.agent.hardware.line;

import java.io.IOException;

/** What a line does between releases. All on the line's thread. */
public interface Polling {
    /** The port was opened: everything known before may be wrong. */
    void connected();

    /** The port is gone. */
    void lost();

    /** Uptime at which {@link #poll} is due next. */
    long dueAt();

    /** One transaction at most, so that a release never waits for two. */
    void poll(Wire wire) throws IOException, InterruptedException;
}
