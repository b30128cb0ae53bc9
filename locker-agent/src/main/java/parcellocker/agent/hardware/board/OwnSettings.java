package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.line.Bytes;

/** What a board keeps set in itself and must be set rightly. Only the technician's test asks; nobody here ever changes it. */
public interface OwnSettings {
    /** The frame that asks for them. */
    Bytes question();

    /** Everything that is wrong with them, in plain words; empty if these bytes do not hold the answer. */
    Optional<List<String>> findings(Bytes received);
}
