package parcellocker.sim.bench;

import java.util.Locale;

/** The faults of a camera, as they are asked for. */
public enum CameraKind {
    NONE,
    LOCKED,
    SLOW,
    CUT,
    GARBAGE;

    /** As it is written. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
