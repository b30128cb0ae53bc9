package parcellocker.agent.app.technician;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;

/** Whoever stands before the cabinet: what a tool tells and asks. A console today; a screen can be one as well. */
public interface Person {
    void tell(String line);

    /** How far long work has come, 1-based. */
    void progress(int step, int of, String what);

    /** Yes or no. */
    boolean confirms(String question);

    /**
     * Which doors moved just now, as seen by eye; empty if none.
     *
     * @param expected the one that should have, and that is meant by a bare Enter
     */
    List<CompartmentId> whichMoved(CompartmentId expected);

    /**
     * Asks to shut these doors.
     *
     * @param untilSaid whether to wait until the person says that it is done: where a contact may lie
     */
    void shut(List<CompartmentId> doors, boolean untilSaid);

    /** What the scanner reads is shown by the person; asks to hold a code before it. */
    default void holdACode(Optional<String> device) {
        tell("Hold any barcode before the scanner"
                + device.map(name -> " " + name).orElse("") + ".");
    }
}
