package parcellocker.agent.hardware.board;

import java.util.List;

/**
 * A line and its boards at one moment, for a technician.
 *
 * @param isUp whether its device is open. A line can be up with no board that answers
 */
public record LineHealth(String name, boolean isUp, List<BoardHealth> boards) {
    public LineHealth {
        boards = List.copyOf(boards);
    }
}
