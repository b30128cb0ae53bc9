package parcellocker.agent.hardware.line;

import java.io.IOException;

/**
 * The switch in the coils' supply. It is closed only around an authorised pulse: what anybody else puts on the wire, a forged "open
 * all" too, then finds coils without power.
 */
public interface Gate {
    /** Of a cabinet whose coils always have power. */
    Gate NONE = new Gate() {
        @Override
        public void raise() {}

        @Override
        public void dropAfter(long millis) {}
    };

    /**
     * Gives the coils power; returns once it is there. Whatever was to drop it does not any more.
     *
     * @throws IOException if it cannot: nothing may be released then
     */
    void raise() throws IOException, InterruptedException;

    /** Takes the power away so long from now. Returns at once and never fails: it tries until it has. */
    void dropAfter(long millis);
}
