package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;

/** A compartment in truth: its door, its contact, what lies in it. */
final class Bay {
    private final Compartment built;
    private final List<Thing> things = new ArrayList<>();
    private boolean open;
    private long openedAt = -1;
    private long closedAt = -1;
    private long contactChangedAt;
    private Optional<Level> stuck = Optional.empty();
    private long flickersUntil = -1;

    Bay(Compartment built) {
        this.built = built;
    }

    CompartmentId id() {
        return built.id();
    }

    BoardId board() {
        return built.lock().board();
    }

    Compartment built() {
        return built;
    }

    List<Thing> things() {
        return things;
    }

    boolean isOpen() {
        return open;
    }

    long openedAt() {
        return openedAt;
    }

    long closedAt() {
        return closedAt;
    }

    void open(long now) {
        open = true;
        openedAt = now;
    }

    void close(long now) {
        open = false;
        closedAt = now;
    }

    /** The contact tells this from now on, whatever the door does; empty: the truth. */
    void stick(Optional<Level> at, long now) {
        stuck = at;
        contactChangedAt = now;
    }

    /** Since when the contact tells the truth; nothing if it does not. */
    boolean isHonestSince(long time) {
        return stuck.isEmpty() && contactChangedAt <= time;
    }

    long contactChangedAt() {
        return contactChangedAt;
    }

    boolean isStuck() {
        return stuck.isPresent();
    }

    void flicker(long until) {
        flickersUntil = until;
    }

    /** What one reading of the contact gives. */
    Level contact(long now, Chance chance) {
        if (stuck.isPresent()) {
            return stuck.get();
        }
        if (now < flickersUntil) {
            return chance.happens(0.5) ? Level.OPEN : Level.CLOSED;
        }
        return open ? Level.OPEN : Level.CLOSED;
    }
}
