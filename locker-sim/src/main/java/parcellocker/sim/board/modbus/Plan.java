package parcellocker.sim.board.modbus;

import java.util.function.Supplier;
import parcellocker.sim.line.Rtu;

/** What a request leads to: something done, and then something said. */
record Plan(Runnable deed, Supplier<byte[]> answer) {
    private static final int ECHOED = 6;

    /** It only wants to know. */
    static Plan told(Supplier<byte[]> answer) {
        return new Plan(() -> {}, answer);
    }

    /** It is done, and the first six bytes are said back. */
    static Plan done(int[] frame, Runnable deed) {
        return new Plan(deed, () -> Rtu.echo(frame, ECHOED));
    }

    /** It cannot be done. */
    static Plan refused(int[] frame, int exception) {
        return told(() -> Rtu.refusal(frame, exception));
    }
}
