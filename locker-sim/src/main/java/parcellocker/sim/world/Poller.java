package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input;

/** Reads the doors of one board, turn by turn, while anything may move; a level counts once read twice. */
final class Poller {
    private static final int MISSED_POLLS = 3;
    private final World world;
    private final BoardId board;
    private final Chance chance;
    private final SortedMap<CompartmentId, Watched> doors = new TreeMap<>();
    private boolean dead;
    private long heardSince;
    private int missed;
    private boolean silent;
    private long awakeUntil = -1;
    private boolean polling;

    Poller(World world, BoardId board, Chance chance) {
        this.world = world;
        this.board = board;
        this.chance = chance;
    }

    void add(Bay bay) {
        doors.put(bay.id(), new Watched(bay));
    }

    boolean isDead() {
        return dead;
    }

    boolean isHeardSince(long time) {
        return !dead && heardSince <= time;
    }

    void die() {
        dead = true;
        wake(world.wiring().pollMillis() * 8);
    }

    void recover() {
        dead = false;
        heardSince = world.time().now();
        wake(world.wiring().pollMillis() * 8);
    }

    void boot() {
        doors.values().forEach(Watched::forget);
        silent = false;
        missed = 0;
        heardSince = world.time().now();
        polling = false;
        wake(world.wiring().pollMillis() * 8);
    }

    /** Reports each reading of that door for a while. */
    void watch(CompartmentId id, long millis) {
        Watched door = doors.get(id);
        if (door != null) {
            door.watchedUntil = world.time().now() + millis;
        }
        wake(millis);
    }

    void wake(long millis) {
        awakeUntil = Math.max(awakeUntil, world.time().now() + millis);
        if (!polling && world.machine().isOn()) {
            polling = true;
            next();
        }
    }

    /** The edges the core was told of, in the order of time. */
    List<Wiring.Edges> told(CompartmentId id) {
        Watched door = doors.get(id);
        return door == null ? List.of() : door.told;
    }

    private void next() {
        int boot = world.machine().boot();
        world.time().in(world.wiring().pollMillis(), () -> {
            if (world.machine().isAlive(boot)) {
                poll();
            }
        });
    }

    private void poll() {
        int boot = world.machine().boot();
        if (dead) {
            miss();
        } else {
            hear();
        }
        if (!world.machine().isAlive(boot)) {
            return;
        }
        if (world.time().now() < awakeUntil) {
            next();
        } else {
            polling = false;
        }
    }

    private void miss() {
        missed++;
        if (missed == MISSED_POLLS) {
            silent = true;
            world.machine().happens(new Input.BoardSeen(board, false));
            for (Watched door : doors.values()) {
                door.unreadable();
            }
        }
    }

    private void hear() {
        missed = 0;
        if (silent) {
            silent = false;
            world.machine().happens(new Input.BoardSeen(board, true));
        }
        for (Watched door : doors.values()) {
            door.read();
        }
    }

    private final class Watched {
        private final Bay bay;
        private final List<Wiring.Edges> told = new ArrayList<>();
        private Level level = Level.UNKNOWN;
        private Level lastKnown = Level.UNKNOWN;
        private Level candidate = Level.UNKNOWN;
        private long candidateAt = -1;
        private long openedAt = -1;
        private long closedAt = -1;
        private long readAt = -1;
        private long watchedUntil = -1;
        private boolean reported;

        Watched(Bay bay) {
            this.bay = bay;
        }

        void forget() {
            level = Level.UNKNOWN;
            lastKnown = Level.UNKNOWN;
            candidate = Level.UNKNOWN;
            openedAt = -1;
            closedAt = -1;
            readAt = -1;
            watchedUntil = -1;
            reported = false;
        }

        void unreadable() {
            level = Level.UNKNOWN;
            candidate = Level.UNKNOWN;
            report();
        }

        void read() {
            long now = world.time().now();
            Level read = bay.contact(now, chance);
            if (read != candidate) {
                candidate = read;
                candidateAt = now;
                wake(world.wiring().pollMillis() * 2);
            }
            boolean settled = now > candidateAt || read == level;
            if (!settled) {
                // As the product's watch: a first reading that contradicts the level says nothing yet.
                return;
            }
            if (read != Level.UNKNOWN) {
                readAt = now;
            }
            if (read != level) {
                changed(read);
            } else if (!reported || now <= watchedUntil) {
                report();
            }
        }

        /** The first reading is no edge: nobody saw the door move. After a silence it is one, if the door is not as it was. */
        private void changed(Level to) {
            boolean edge = lastKnown != Level.UNKNOWN && to != Level.UNKNOWN && to != lastKnown;
            if (edge && to == Level.OPEN) {
                openedAt = candidateAt;
            }
            if (edge && to == Level.CLOSED) {
                closedAt = candidateAt;
            }
            level = to;
            lastKnown = to == Level.UNKNOWN ? lastKnown : to;
            told.add(new Wiring.Edges(to, openedAt, closedAt, world.time().now()));
            report();
        }

        private void report() {
            if (candidate != level && !reported) {
                return;
            }
            reported = true;
            long boot = world.machine().bootedAt();
            world.machine()
                    .happens(new Input.DoorSeen(
                            bay.id(), level, since(openedAt, boot), since(closedAt, boot), since(readAt, boot)));
        }

        private long since(long time, long boot) {
            return time < boot ? Door.NEVER : time - boot;
        }
    }
}
