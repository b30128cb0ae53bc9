package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.util.Arrays;

/** Whether a camera sees anything, from one picture to the next. */
final class Sight {
    /** A sensor has noise: no two pictures of a camera that works are the same bytes. */
    private static final int MOST_SAME = 3;

    private static final double DARK_MEAN = 12;
    private static final double FLAT = 3;

    private byte[] last = {};
    private int same;

    /** What is seen. */
    enum State {
        SEES,
        /** Black, or one even colour: covered, or without light. */
        BLIND,
        /** The same picture again and again. */
        FROZEN
    }

    /** Takes the next picture; {@link IOException} if it is none. */
    State take(byte[] jpeg) throws IOException {
        Gray picture = Gray.ofJpeg(jpeg);
        same = Arrays.equals(jpeg, last) ? same + 1 : 0;
        last = jpeg.clone();
        if (same >= MOST_SAME) {
            return State.FROZEN;
        }
        boolean isBlind = picture.deviation() < FLAT || (picture.mean() < DARK_MEAN && picture.deviation() < DARK_MEAN);
        return isBlind ? State.BLIND : State.SEES;
    }
}
