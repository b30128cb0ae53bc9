package parcellocker.sim.line;

/**
 * The simulator's end of a line whose other end another program holds. Bytes take their real time both ways. All methods
 * but {@link #close} belong to the timeline's thread.
 */
public sealed interface Port extends LineEnd, AutoCloseable permits PtyLine, TcpLine, SerialEnd {
    /** Under which name a program finds the other end: a path, {@code host:port}, or a device. */
    String name();

    /** Lets a listener hear what goes out at this end and is taken by the other side. */
    void tapSent(Ear ear);

    /** Lets everybody at this end hear bytes that came from a stranger on the wire, not from the program. */
    void inject(byte[] bytes);

    /** Whether the line is plugged in. */
    boolean isPlugged();

    /** Whether a program holds the other end, as far as that can be seen. */
    boolean isAttached();

    /** Pulls the plug. */
    void unplug();

    /** Plugs in again; without effect if it is. */
    void plug();

    /** Unplugs for good; call it after the timeline has stopped, or on its thread. */
    @Override
    void close();
}
