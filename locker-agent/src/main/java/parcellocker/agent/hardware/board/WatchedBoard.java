package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/** One board, its doors and its health, as its line's thread knows them. Only that thread, but for the counters. */
final class WatchedBoard {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedBoard.class);

    private final WiredBoard board;
    private final List<DoorWatch> doors;
    private final Pace pace;
    private final Facts facts;
    private final Counters counters = new Counters();
    private long dueAt;
    private int silentReadings;
    private Optional<Boolean> reachable = Optional.empty();

    WatchedBoard(WiredBoard board, List<DoorWatch> doors, Pace pace, Facts facts) {
        this.board = board;
        this.doors = List.copyOf(doors);
        this.pace = pace;
        this.facts = facts;
    }

    WiredBoard board() {
        return board;
    }

    BoardProtocol protocol() {
        return board.protocol();
    }

    Counters counters() {
        return counters;
    }

    long dueAt() {
        return dueAt;
    }

    void dueNow(long now) {
        dueAt = Math.min(dueAt, now);
    }

    boolean isUnreachable() {
        return reachable.isPresent() && !reachable.get();
    }

    void watch(CompartmentId compartment, long until) {
        doors.stream()
                .filter(door -> door.compartment().id().equals(compartment))
                .forEach(door -> door.watchUntil(until));
    }

    /** The port was opened: asked at once, and given its three chances. */
    void connected(long now) {
        silentReadings = 0;
        dueAt = now;
    }

    /** What was found before a request of this board was sent. */
    void stale(Bytes bytes) {
        if (!bytes.isEmpty()) {
            count(protocol().hear(bytes, new Asked.Nothing()).faults());
        }
    }

    void answered(Contacts contacts, long now) {
        silentReadings = 0;
        setReachable(true);
        boolean isShort = false;
        for (DoorWatch door : doors) {
            boolean isCovered = contacts.covers(door.compartment().lock().channel());
            isShort |= !isCovered;
            (isCovered ? door.read(contacts.isSet(door.compartment().lock().channel()), now) : door.unknown())
                    .ifPresent(facts::tell);
        }
        if (isShort) {
            count(Fault.SHORT);
        }
        boolean isLively = doors.stream().anyMatch(door -> door.isLively(now));
        dueAt = now + (isLively ? pace.watchedMillis() : pace.idleMillis());
    }

    void silent(long now) {
        counters.count(Fault.SILENT);
        silentReadings++;
        if (silentReadings >= Pace.SILENT_READINGS) {
            if (!isUnreachable()) {
                LOG.warn("{} board {} does not answer", Problem.BOARD_UNREACHABLE.code(), board.id());
            }
            unreachable();
        }
        dueAt = now + (isUnreachable() ? pace.slowMillis() : pace.idleMillis());
    }

    /** Silent too often, or its line is gone, which the line has told the technician. */
    void unreachable() {
        setReachable(false);
        doors.forEach(door -> door.unknown().ifPresent(facts::tell));
    }

    void count(Iterable<Fault> faults) {
        faults.forEach(this::count);
    }

    /** Counts, and tells a technician at the first, the tenth, the hundredth. */
    private void count(Fault fault) {
        long count = counters.count(fault);
        if (isPowerOfTen(count)) {
            LOG.warn("{} board {}: {} counted {} times", Problem.FRAME_REFUSED.code(), board.id(), fault, count);
        }
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest >= 10 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    private void setReachable(boolean now) {
        if (reachable.isPresent() && reachable.get() == now) {
            return;
        }
        reachable = Optional.of(now);
        if (now) {
            LOG.info("board {} answers", board.id());
        }
        facts.tell(new Input.BoardSeen(board.id(), now));
    }
}
