package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/** One board, its doors and its health, as its line's thread knows them. Only that thread, but for {@link #health()}. */
final class WatchedBoard {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedBoard.class);

    private final WiredBoard board;
    private final List<DoorWatch> doors;
    private final Pace pace;
    private final Facts facts;
    private final Counters counters = new Counters();
    private final Dispute dispute = new Dispute();
    private final Steps steps;
    private long dueAt;
    private int part;
    private int silentReadings;
    private Optional<Asked> off = Optional.empty();
    private boolean offWasLast;
    private volatile Optional<Boolean> reachable = Optional.empty();
    private final Map<CompartmentId, Boolean> items = new ConcurrentSkipListMap<>();

    WatchedBoard(WiredBoard board, List<DoorWatch> doors, Pace pace, Facts facts) {
        this.board = board;
        this.doors = List.copyOf(doors);
        this.pace = pace;
        this.facts = facts;
        this.steps = new Steps(board.protocol().marker().isPresent());
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
        return isOffDue() ? dueAt : Math.max(dueAt, steps.quietUntil()); // a coil that is on does not wait
    }

    boolean isMarkerDue() {
        return steps.isLost();
    }

    /** It said something that is no reading: no reading is outstanding. */
    void marked(long now) {
        steps.found();
        dueAt = now;
    }

    /** All of it. */
    void dueNow(long now) {
        dueAt = Math.min(dueAt, now);
        part = 0;
    }

    /** What it is asked next. */
    Asked.Status question() {
        return new Asked.Status(part);
    }

    boolean can(Capability capability) {
        return protocol().capabilities().contains(capability);
    }

    /** Whether coils are to be turned off before the next reading. After a try a reading comes first, so that doors stay known. */
    boolean isOffDue() {
        return off.isPresent() && !offWasLast;
    }

    /** Whether a coil may be on that no timer turns off. */
    boolean mayHaveCoilOn() {
        return off.isPresent() && !can(Capability.ENDS_PULSE);
    }

    /** What is to be turned off; only while something is. */
    Asked off() {
        return off.orElseThrow(() -> new IllegalStateException("nothing of " + board.id() + " is on"));
    }

    /** Nobody confirmed that this coil is off. */
    void owesOff(Asked what) {
        count(Fault.COIL_ON);
        off = Optional.of(what);
        offWasLast = false;
    }

    /** A board that ends its pulses itself is told once, for luck; another until it says that it has let go. */
    void offTried(Exchange.Result result, long now) {
        boolean isSilent = !(result instanceof Exchange.Result.Answered);
        if (!isSilent || can(Capability.ENDS_PULSE)) {
            off = Optional.empty();
        } else {
            count(Fault.COIL_ON);
        }
        if (isSilent) {
            silent(now);
        }
        offWasLast = true;
    }

    BoardHealth health() {
        return new BoardHealth(
                board.id(), protocol().dialect(), reachable.orElse(false), counters.all(), new TreeMap<>(items));
    }

    boolean isUnreachable() {
        return reachable.isPresent() && !reachable.get();
    }

    void watch(CompartmentId compartment, long until) {
        doors.stream()
                .filter(door -> door.compartment().id().equals(compartment))
                .forEach(door -> door.watchUntil(until));
    }

    /** Asked at once, and given its three chances. */
    void connected(long now) {
        silentReadings = 0;
        dueNow(now);
        dispute.ends();
        off = protocol().allOff().map(frame -> new Asked.AllOff());
        offWasLast = false;
    }

    /** What was found before a request of any board was sent: a second answer is another board's, at the same address. */
    void overhears(Bytes bytes) {
        if (protocol().hear(bytes, question()).contacts().isPresent() && dispute.isRaised()) {
            count(Fault.FOREIGN);
            doors.forEach(DoorWatch::doubt);
        }
    }

    /** What was found before a request of this board was sent. */
    void stale(Bytes bytes) {
        if (!bytes.isEmpty()) {
            count(protocol().hear(bytes, new Asked.Nothing()).faults());
        }
    }

    void answered(Contacts contacts, long now) {
        if (!dispute.mayBelieve()) {
            notHeard(now);
            return;
        }
        silentReadings = 0;
        setReachable(true);
        boolean isShort = false;
        for (DoorWatch door : doors) {
            isShort |= !isRead(door, contacts, now);
        }
        if (isShort) {
            count(Fault.SHORT);
        }
        offWasLast = false;
        part = (part + 1) % protocol().parts();
        dueAt = part > 0 ? now : now + (isLively(now) ? pace.watchedMillis() : pace.idleMillis());
    }

    boolean isLively(long now) {
        return doors.stream().anyMatch(door -> door.isLively(now));
    }

    /** False if its board should have told of that door and did not. */
    private boolean isRead(DoorWatch door, Contacts contacts, long now) {
        Channel channel = door.compartment().lock().channel();
        if (contacts.covers(channel)) {
            door.read(contacts.isSet(channel), now).ifPresent(facts::tell);
            contacts.hasItem(channel)
                    .ifPresent(hasItem -> items.put(door.compartment().id(), hasItem));
            return true;
        }
        if (protocol().parts() > 1) {
            return true; // another part tells of it
        }
        door.unknown().ifPresent(facts::tell);
        return false;
    }

    /** A question for contacts, or the one before it, had no answer. */
    void unread(long now) {
        steps.lost(now + Pace.LATEST_MILLIS);
        silent(now);
    }

    private void silent(long now) {
        counters.count(Fault.SILENT);
        dispute.ends();
        notHeard(now);
    }

    private void notHeard(long now) {
        offWasLast = false;
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
        steps.lost(steps.quietUntil());
        setReachable(false);
        items.clear();
        doors.forEach(door -> door.unknown().ifPresent(facts::tell));
    }

    void count(Iterable<Fault> faults) {
        faults.forEach(this::count);
    }

    /** Counts, and tells a technician at the first, the tenth, the hundredth. */
    private void count(Fault fault) {
        long count = counters.count(fault);
        if (Counters.isPowerOfTen(count)) {
            LOG.warn("{} board {}: {} counted {} times", Problem.FRAME_REFUSED.code(), board.id(), fault, count);
        }
    }

    private void setReachable(boolean now) {
        if (!reachable.equals(Optional.of(now))) {
            reachable = Optional.of(now);
            LOG.info("board {} {}", board.id(), now ? "answers" : "is unreachable");
            facts.tell(new Input.BoardSeen(board.id(), now));
        }
    }
}
