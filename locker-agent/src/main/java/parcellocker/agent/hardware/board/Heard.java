package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Channel;

/**
 * What a board protocol made of some bytes.
 *
 * @param contacts the reading that was asked for
 * @param isAcknowledged the release that was asked for was answered, or the board has let go as it was asked to. Never a
 *     door's level: where an adapter echoes, the answer cannot be told from the request, and a board may answer that it
 *     refuses, which is a {@link Fault#REFUSED} beside it
 * @param events channels whose doors the board says have changed, unasked. A reason to read, not a reading
 * @param faults everything that was wrong, one for each frame or run of bytes
 */
public record Heard(Optional<Contacts> contacts, boolean isAcknowledged, List<Channel> events, List<Fault> faults) {
    public Heard {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }
}
