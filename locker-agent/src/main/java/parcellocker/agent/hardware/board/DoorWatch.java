package parcellocker.agent.hardware.board;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input.DoorSeen;

/**
 * One door as its contact shows it. A level counts after two equal readings, and dates from the first of them; edges are
 * latched with their times, so that whoever looks late still sees that the door has moved. What
 * the next reading takes back is counted. Only the line's thread.
 */
final class DoorWatch {
    private final Compartment compartment;
    private Level level = Level.UNKNOWN;
    private Level lastKnown = Level.UNKNOWN;
    private @Nullable Level candidate;
    private long candidateSince = Door.NEVER;
    private long openedAt = Door.NEVER;
    private long closedAt = Door.NEVER;
    private long readAt = Door.NEVER;
    private long watchedUntil = Door.NEVER;
    private long bounces;
    private boolean told;

    DoorWatch(Compartment compartment) {
        this.compartment = compartment;
    }

    Compartment compartment() {
        return compartment;
    }

    /** Reports each reading until then. */
    void watchUntil(long until) {
        watchedUntil = until;
    }

    /** Whether the next reading is wanted soon. */
    boolean isLively(long now) {
        return candidate != null || now < watchedUntil;
    }

    /** The contact's bit was read; what there is to tell of it. */
    Optional<DoorSeen> read(boolean bit, long at) {
        Level seen = compartment.lock().contact().level(bit);
        boolean isNews = !told || at < watchedUntil;
        if (seen != level) {
            if (seen != candidate) {
                candidate = seen;
                candidateSince = at;
                return Optional.empty();
            }
            adopt(seen);
            candidate = null;
            isNews = true;
        }
        if (candidate != null) {
            candidate = null;
            bounces++; // told with the next news: it changes nothing
        }
        // Not set by a reading that contradicts the level: it says the door was found so.
        readAt = at;
        return isNews ? Optional.of(tell()) : Optional.empty();
    }

    /** The latest reading may have been another board's: it is no first of two. */
    void doubt() {
        candidate = null;
    }

    /** Its board is silent or its line is gone. */
    Optional<DoorSeen> unknown() {
        boolean isNews = !told || level != Level.UNKNOWN;
        level = Level.UNKNOWN;
        candidate = null;
        return isNews ? Optional.of(tell()) : Optional.empty();
    }

    private void adopt(Level seen) {
        // An edge that happened unseen dates from the reading that shows it; the first level of all is no edge.
        if (lastKnown == Level.CLOSED && seen == Level.OPEN) {
            openedAt = candidateSince;
        } else if (lastKnown == Level.OPEN && seen == Level.CLOSED) {
            closedAt = candidateSince;
        }
        level = seen;
        lastKnown = seen;
    }

    private DoorSeen tell() {
        told = true;
        return new DoorSeen(compartment.id(), level, openedAt, closedAt, readAt, bounces);
    }
}
