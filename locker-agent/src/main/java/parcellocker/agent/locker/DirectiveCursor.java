package parcellocker.agent.locker;

import java.util.Optional;

/**
 * How far the city's numbered word was taken.
 *
 * @param number of the latest directive taken
 * @param head chain hash after it; empty before the first of an epoch, and of a city that does not chain its directives
 */
public record DirectiveCursor(long number, Optional<String> head) {
    /** Before the first. */
    public static final DirectiveCursor START = new DirectiveCursor(0, Optional.empty());

    /** Whether a directive that names the one before it stands on this; what says nothing of it contradicts nothing. */
    public boolean carries(Optional<String> prev) {
        return prev.isEmpty() || head.isEmpty() || prev.equals(head);
    }
}
