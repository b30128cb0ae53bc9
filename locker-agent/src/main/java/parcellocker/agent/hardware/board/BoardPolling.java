package parcellocker.agent.hardware.board;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.hardware.line.Polling;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** The boards of one line: asked in turn, all of them at once after a pulse. */
final class BoardPolling implements Polling {
    /** With no board answering for so long the adapter may be stuck: its port is opened anew. */
    static final long DEAF_MILLIS = 30_000;

    private final List<WatchedBoard> boards;
    private final Pace pace;
    private final CoilSupply supply;
    private final Uptime uptime;
    private long heardAt;
    private long silentTurnAt;

    BoardPolling(List<WatchedBoard> boards, Pace pace, CoilSupply supply, Uptime uptime) {
        this.boards = List.copyOf(boards);
        this.pace = pace;
        this.supply = supply;
        this.uptime = uptime;
    }

    @Override
    public void connected() {
        heardAt = uptime.millis();
        boards.forEach(board -> board.connected(heardAt));
    }

    @Override
    public void lost() {
        boards.forEach(WatchedBoard::unreachable);
    }

    @Override
    public long dueAt() {
        return boards.stream().mapToLong(WatchedBoard::dueAt).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public void poll(Wire wire) throws IOException, InterruptedException {
        WatchedBoard board = next();
        silentTurnAt = board.isUnreachable() ? uptime.millis() : silentTurnAt;
        if (board.isOffDue()) {
            turnOff(wire, board);
        } else if (board.isMarkerDue()) {
            mark(wire, board);
        } else {
            read(wire, board);
        }
        if (uptime.millis() - heardAt > DEAF_MILLIS && boards.stream().allMatch(WatchedBoard::isUnreachable)) {
            throw new LineLostException("no board answers");
        }
    }

    /** What lay in the receive buffer when somebody else on the line was asked: a late answer, an event. */
    void overhears(Exchange.Result result) {
        boards.forEach(board -> board.overhears(result.stale()));
        reactToEvents(new Exchange.Result.NotSent(result.stale()));
    }

    /** Whether a door is changing, or was released a moment ago. */
    boolean isWatching(long now) {
        return boards.stream().anyMatch(board -> board.isLively(now));
    }

    private void read(Wire wire, WatchedBoard board) throws IOException, InterruptedException {
        BoardProtocol protocol = board.protocol();
        Asked.Status asked = board.question();
        Exchange.Result result = wire.exchange(new Exchange(
                protocol.status(asked.part()),
                pace.replyMillis(),
                Exchange.WHENEVER,
                bytes -> protocol.hear(bytes, asked).contacts().isPresent()));
        Heard heard = digest(board, result, asked);
        long now = uptime.millis();
        heard.contacts().ifPresentOrElse(contacts -> board.answered(contacts, now), () -> board.unread(now));
        if (heard.contacts().isPresent()) {
            heardAt = now;
        }
        reactToEvents(result);
    }

    /** Asks what is no reading, so that no reading is outstanding once it is answered. */
    private void mark(Wire wire, WatchedBoard board) throws IOException, InterruptedException {
        BoardProtocol protocol = board.protocol();
        Asked asked = new Asked.Marker();
        Bytes marker = protocol.marker().orElseThrow();
        Exchange.Result result = wire.exchange(new Exchange(
                marker,
                pace.replyMillis(),
                Exchange.WHENEVER,
                bytes -> protocol.hear(bytes, asked).isAcknowledged()));
        boolean isMarked = digest(board, result, asked).isAcknowledged();
        if (isMarked) {
            board.marked(uptime.millis());
        } else {
            board.unread(uptime.millis());
        }
    }

    /** Tries once to take the current from coils that may draw it. Whether a coil may still be on. */
    private boolean turnOff(Wire wire, WatchedBoard board) throws IOException, InterruptedException {
        Asked asked = board.off();
        Exchange.Result result = Firing.turnOff(wire, board.protocol(), asked, pace.replyMillis());
        digest(board, result, asked);
        board.offTried(result, uptime.millis());
        return board.mayHaveCoilOn();
    }

    /** Fires one coil, and has all doors of the line read at once: a damaged frame may have opened another. */
    Outcome release(Wire wire, Effect.Pulse pulse, Lock lock) throws IOException, InterruptedException {
        WatchedBoard board = board(lock);
        BoardProtocol firing = pulse.isStiff() ? board.protocol().forStiffDoors() : board.protocol();
        long drawsMillis = firing.pulseMillis();
        try {
            if (board.mayHaveCoilOn() && turnOff(wire, board)) {
                return Outcome.NOT_SENT; // two coils at once open neither, and burn
            }
            supply.power();
            Firing.Fired fired = new Firing(wire, firing, (result, asked) -> {
                        digest(board, result, asked);
                        reactToEvents(result);
                    })
                    .fire(lock.channel(), pace.replyMillis(), pulse.deadlineMillis());
            if (fired.coilIsOn()) {
                board.owesOff(new Asked.LetGo(lock.channel()));
            } else if (!board.can(Capability.ENDS_PULSE)) {
                drawsMillis = 0; // it is over
            }
            return fired.outcome();
        } finally {
            long now = uptime.millis();
            supply.drawn(now, drawsMillis);
            board.watch(pulse.compartment(), now + Pace.WATCH_MILLIS);
            boards.forEach(each -> each.dueNow(now));
        }
    }

    private Heard digest(WatchedBoard board, Exchange.Result result, Asked asked) {
        boards.forEach(each -> each.overhears(result.stale()));
        board.stale(result.stale());
        Heard heard = board.protocol().hear(received(result), asked);
        board.count(heard.faults());
        return heard;
    }

    /** An event is a reason to read: what counts is what the reading says. */
    private void reactToEvents(Exchange.Result result) {
        Asked nothing = new Asked.Nothing();
        for (WatchedBoard board : boards) {
            boolean hasEvent =
                    !board.protocol().hear(result.stale(), nothing).events().isEmpty()
                            || !board.protocol()
                                    .hear(received(result), nothing)
                                    .events()
                                    .isEmpty();
            if (hasEvent) {
                board.dueNow(uptime.millis());
            }
        }
    }

    private static Bytes received(Exchange.Result result) {
        return switch (result) {
            case Exchange.Result.Answered answered -> answered.received();
            case Exchange.Result.Silent silent -> silent.received();
            case Exchange.Result.NotSent notSent -> Bytes.NONE;
        };
    }

    /**
     * Whose turn it is. Boards that answer come before those that do not, of which each costs a whole wait: but for one every
     * {@link Pace#slowMillis()}, so that many that answer never keep one from being found again.
     */
    private WatchedBoard next() {
        long now = uptime.millis();
        boolean isSilentTurn = now - silentTurnAt >= pace.slowMillis();
        return boards.stream()
                .min(Comparator.comparing((WatchedBoard board) -> board.dueAt() > now)
                        .thenComparing(board -> board.isUnreachable() != isSilentTurn)
                        .thenComparingLong(WatchedBoard::dueAt))
                .orElseThrow(() -> new IllegalStateException("a line without boards"));
    }

    private WatchedBoard board(Lock lock) {
        Optional<WatchedBoard> found = boards.stream()
                .filter(board -> board.board().id().equals(lock.board()))
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException("no board " + lock.board() + " on this line"));
    }
}
