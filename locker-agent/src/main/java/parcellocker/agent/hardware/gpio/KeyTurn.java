package parcellocker.agent.hardware.gpio;

import parcellocker.agent.hardware.gpio.RescueKey.Position;

/**
 * When a key counts as turned: seen off first, so that one that stuck before a boot opens nothing, then on without a break for
 * {@value #HELD_MILLIS} ms. No time of its own: it is told.
 */
public final class KeyTurn {
    static final long HELD_MILLIS = 3_000;

    private static final long NOT_HELD = -1;

    private boolean wasOff;
    private long heldSince = NOT_HELD;

    /** Takes a reading; whether the key is turned with it. */
    public boolean isTurned(Position position, long uptimeMillis) {
        return switch (position) {
            case OFF -> {
                wasOff = true;
                heldSince = NOT_HELD;
                yield false;
            }
            case BROKEN -> {
                wasOff = false;
                heldSince = NOT_HELD;
                yield false;
            }
            case ON -> isHeld(uptimeMillis);
        };
    }

    private boolean isHeld(long now) {
        if (wasOff && heldSince == NOT_HELD) {
            heldSince = now;
        }
        return heldSince != NOT_HELD && now - heldSince >= HELD_MILLIS;
    }
}
