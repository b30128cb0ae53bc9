package parcellocker.sim.board;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.clockwork.Timeline;

/**
 * What feeds the coils of one or more boards, and the boards themselves. It can be switched off before the coils; and if
 * it is weak, two coils at once are too much: its voltage sags, both let go before a door has moved, and every board on
 * it starts anew. Belongs to its timeline's thread.
 */
public final class Supply {
    private static final long SAG_NANOS = 100_000_000;

    private final Timeline time;
    private final List<PlantDoor> doors = new ArrayList<>();
    private final List<Runnable> boards = new ArrayList<>();
    private boolean off;
    private boolean weak;
    private long sagsUntil;

    /** A strong supply, switched on. */
    public Supply(Timeline time) {
        this.time = time;
        this.sagsUntil = time.nanos();
    }

    /** Switches the current to the coils; the boards go on living. */
    public void switched(boolean isOn) {
        off = !isOn;
        if (off) {
            doors.forEach(PlantDoor::drop);
        }
    }

    /** From now on it is too weak for two coils at once, or strong enough for any number. */
    public void weak(boolean isWeak) {
        weak = isWeak;
    }

    /** Whether the coils have current. */
    public boolean isOn() {
        return !off;
    }

    /** Whether two coils at once are too much for it. */
    public boolean isWeak() {
        return weak;
    }

    /** One more board lives on it, and is told when it has to start anew. */
    public void feeds(VirtualBoard board) {
        boards.add(board::restart);
    }

    void feeds(PlantDoor door) {
        doors.add(door);
    }

    /** Whether a coil that is switched on now gets anything. */
    boolean isUp() {
        return !off && time.nanos() >= sagsUntil;
    }

    /** One more coil draws; true if that was too much, and nothing draws any more. */
    boolean sagsUnder(PlantDoor next) {
        boolean isTooMuch = weak && doors.stream().anyMatch(door -> door != next && door.isDrawn());
        if (isTooMuch) {
            doors.forEach(PlantDoor::drop);
            sagsUntil = time.nanos() + SAG_NANOS;
            // Not within the request that did it: a board ends what it is about before it notices.
            time.after(0, () -> boards.forEach(Runnable::run));
        }
        return isTooMuch;
    }
}
