package parcellocker.sim.board;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Timeline;

/** A sprung steel door, its lock, its contact and what lies behind it. Part of a {@link Plant}. */
final class PlantDoor {
    private static final long BOUNCE_NANOS = 40_000_000;
    private static final long CHATTER_NANOS = 3_000_000;
    private static final long SPRING_LOW_NANOS = 25_000_000;
    private static final long SPRING_HIGH_NANOS = 70_000_000;

    private final Timeline time;
    private final ContactSense sense;
    private final Chance spring;
    private final List<String> contents = new ArrayList<>();
    private boolean open;
    private long movedAt;
    private long unlatchedUntil;
    private Trouble trouble = Trouble.NONE;
    private boolean stuckAt;

    PlantDoor(Timeline time, ContactSense sense, Chance chance) {
        this.time = time;
        this.sense = sense;
        this.spring = chance.fork("spring");
        this.movedAt = time.nanos() - BOUNCE_NANOS;
        this.unlatchedUntil = time.nanos();
    }

    boolean isOpen() {
        return open;
    }

    Trouble trouble() {
        return trouble;
    }

    List<String> contents() {
        return List.copyOf(contents);
    }

    void trouble(Trouble next) {
        stuckAt = contact();
        trouble = next;
    }

    /** The coil draws the latch; unless it is jammed, the spring throws the door open a moment later. */
    void fire(long heldNanos, Runnable moved) {
        long delay = spring.between(SPRING_LOW_NANOS, SPRING_HIGH_NANOS);
        if (trouble == Trouble.JAM) {
            return;
        }
        long now = time.nanos();
        unlatchedUntil = heldNanos == Long.MAX_VALUE ? Long.MAX_VALUE : now + heldNanos;
        if (!open) {
            time.after(delay, () -> move(true, moved));
        }
    }

    /** The coil is switched off. */
    void release() {
        unlatchedUntil = Math.min(unlatchedUntil, time.nanos());
    }

    void force(Runnable moved) {
        move(true, moved);
    }

    boolean pushShut(Runnable moved) {
        if (unlatchedUntil > time.nanos()) {
            return false; // the latch is still drawn: the door springs back
        }
        move(false, moved);
        return true;
    }

    void put(String label) {
        contents.add(label);
    }

    boolean take(String label) {
        return contents.remove(label);
    }

    /** Whether the contact is made right now. */
    boolean contact() {
        boolean healthy = open == (sense == ContactSense.OPEN_IS_1);
        return switch (trouble) {
            case NONE, JAM -> healthy;
            case WRONG_POLARITY -> !healthy;
            case NO_FEEDBACK -> false;
            case STUCK_SENSOR -> stuckAt;
            case BOUNCE -> {
                long since = time.nanos() - movedAt;
                boolean chatters = since < BOUNCE_NANOS && (since / CHATTER_NANOS) % 2 == 0;
                yield chatters != healthy;
            }
        };
    }

    private void move(boolean toOpen, Runnable moved) {
        if (open != toOpen) {
            open = toOpen;
            movedAt = time.nanos();
            moved.run();
        }
    }
}
