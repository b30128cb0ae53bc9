package parcellocker.agent.app.technician;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.WireSettings;

/**
 * A line and every address a board of its families can have.
 *
 * @param device what the configuration calls its port, for people
 * @param replyMillis how long a board may take to answer
 */
public record ListedLine(
        String id,
        String device,
        ChannelSource source,
        WireSettings settings,
        long replyMillis,
        List<Candidate> candidates) {
    /**
     * A board that is, or could be, on the line.
     *
     * @param configured its name in the layout; empty if the configuration knows none there
     */
    public record Candidate(String family, int address, BoardProtocol protocol, Optional<BoardId> configured) {}

    public ListedLine {
        candidates = List.copyOf(candidates);
    }

    /** Those that the configuration knows. */
    public List<Candidate> configured() {
        return candidates.stream()
                .filter(candidate -> candidate.configured().isPresent())
                .toList();
    }
}
