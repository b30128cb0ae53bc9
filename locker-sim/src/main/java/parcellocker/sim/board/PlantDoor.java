package parcellocker.sim.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Due;
import parcellocker.sim.clockwork.Timeline;

/** A sprung steel door, its lock, its contact and what lies behind it. Part of a {@link Plant}. */
final class PlantDoor {
    private static final long BOUNCE_NANOS = 40_000_000;
    private static final long CHATTER_NANOS = 3_000_000;
    private static final long SPRING_LOW_NANOS = 25_000_000;
    private static final long SPRING_HIGH_NANOS = 70_000_000;

    private final Timeline time;
    private final ContactSense sense;
    private final Supply supply;
    private final Chance spring;
    private final List<String> contents = new ArrayList<>();
    private boolean open;
    private long movedAt;
    private long unlatchedUntil;
    private Trouble trouble = Trouble.NONE;
    private boolean stuckAt;
    private boolean welded;
    private Optional<Due> springing = Optional.empty();

    PlantDoor(Timeline time, ContactSense sense, Supply supply, Chance chance) {
        this.time = time;
        this.sense = sense;
        this.supply = supply;
        this.spring = chance.fork("spring");
        this.movedAt = time.nanos() - BOUNCE_NANOS;
        this.unlatchedUntil = time.nanos();
        supply.feeds(this);
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
        if (welded && next != Trouble.WELDED) {
            welded = false;
            unlatchedUntil = time.nanos();
        }
    }

    /** Whether current that is switched to its coil now would reach it. */
    boolean isReached() {
        return supply.isUp() && trouble != Trouble.DEAD_CHANNEL;
    }

    /** Whether its coil draws the latch. */
    boolean isDrawn() {
        return welded ? supply.isUp() : unlatchedUntil > time.nanos();
    }

    /** The coil draws the latch; unless it is jammed, the spring throws the door open a moment later. */
    void fire(long heldNanos, Runnable moved) {
        long delay = spring.between(SPRING_LOW_NANOS, SPRING_HIGH_NANOS);
        if (!isReached() || supply.sagsUnder(this)) {
            return;
        }
        welded |= trouble == Trouble.WELDED;
        long now = time.nanos();
        unlatchedUntil = heldNanos == Long.MAX_VALUE ? Long.MAX_VALUE : now + heldNanos;
        if (!open && trouble != Trouble.JAM) {
            springing = Optional.of(time.after(delay, () -> move(true, moved)));
        }
    }

    /** The coil is switched off; one whose relay is welded is not. */
    void release() {
        unlatchedUntil = Math.min(unlatchedUntil, time.nanos());
    }

    /** Its current is gone before the latch was drawn. */
    void drop() {
        springing.ifPresent(Due::cancel);
        release();
    }

    void force(Runnable moved) {
        move(true, moved);
    }

    boolean pushShut(Runnable moved) {
        if (isDrawn()) {
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
            case NONE, JAM, WELDED, DEAD_CHANNEL -> healthy;
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
