package parcellocker.sim.line;

/** One end of a byte line: what is sent here is heard at the other ends, a byte at a time, when it has passed the wire. */
public interface LineEnd {
    /** Sends bytes behind those still on their way from this end. */
    void send(byte[] bytes);

    /** Lets one more listener hear what arrives at this end; several boards share one line. */
    void listen(Ear ear);
}
