package parcellocker.agent.hardware.board;

import java.util.Optional;
import parcellocker.agent.hardware.line.Bytes;

/** How the frames of one board are told from noise. */
public interface Grammar {
    /** The sound frame that begins there, if one does: whole, of a legal form, with a right check. */
    Optional<Cut> frameAt(Bytes bytes, int at, Asked asked);

    /** Whether the bytes there look like the beginning of an answer of this board. */
    boolean isBeginning(Bytes bytes, int at);

    /** A frame and how many bytes it has. */
    record Cut(Told told, int length) {
        public Cut {
            if (length < 1) {
                throw new IllegalArgumentException("a frame of " + length + " bytes");
            }
        }
    }
}
