package parcellocker.agent.hardware.line;

import java.io.IOException;

/** A device on a line of lock boards that is none of them: asked while no board is due. All on the line's thread. */
public interface Guest {
    /** Its address: no board of the line has the same. */
    int address();

    /** Uptime at which it is to be asked next. */
    long dueAt();

    /**
     * Asks it once: one transaction, so that a release never waits for two.
     *
     * @return how it went, for whoever must know what lay in the receive buffer
     */
    Exchange.Result ask(Wire wire) throws IOException, InterruptedException;

    /** The line is gone. */
    void lost();
}
