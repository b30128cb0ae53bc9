package parcellocker.agent.hardware.board;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;

/**
 * What the lines have to tell, until the inbox takes it. Of a door or a board only the latest is kept: it holds the times
 * of the edges, so nothing is lost while the loop stalls and nothing piles up. Of pulses each report is kept; there is one
 * for each opening. A thread of its own hands over, so that a full inbox never holds up a line.
 */
final class Facts implements AutoCloseable {
    private static final long RETRY_MILLIS = 20;

    private final Inbox inbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Input.PulseReport> pulses = new ArrayDeque<>();
    private final Map<BoardId, Input.BoardSeen> boards = new LinkedHashMap<>();
    private final Map<CompartmentId, Input.DoorSeen> doors = new LinkedHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("door facts").daemon().unstarted(this::run);
    private boolean closed;

    Facts(Inbox inbox) {
        this.inbox = inbox;
    }

    void start() {
        thread.start();
    }

    void tell(Input.PulseReport report) {
        keep(() -> pulses.add(report));
    }

    void tell(Input.BoardSeen seen) {
        keep(() -> boards.put(seen.board(), seen));
    }

    void tell(Input.DoorSeen seen) {
        keep(() -> doors.put(seen.compartment(), seen));
    }

    @Override
    public void close() {
        keep(() -> closed = true);
    }

    /** Hands over what it can; false if the inbox was full. For its own thread, and tests without one. */
    boolean handOver() {
        Input next = next();
        while (next != null) {
            if (!inbox.offer(next)) {
                return false;
            }
            forget(next);
            next = next();
        }
        return true;
    }

    private void keep(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = await(handOver());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something new, or a little if the inbox was full. False when closed. */
    @SuppressWarnings("WaitNotInLoop") // The first wait only spaces out attempts; woken early, one is made early.
    private boolean await(boolean allGone) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!allGone) {
                changed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            while (!closed && pulses.isEmpty() && boards.isEmpty() && doors.isEmpty()) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Input next() {
        lock.lock();
        try {
            if (!pulses.isEmpty()) {
                return pulses.peek();
            }
            return boards.isEmpty() ? first(doors) : first(boards);
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Input first(Map<?, ? extends Input> facts) {
        return facts.isEmpty() ? null : facts.values().iterator().next();
    }

    /** Only what was handed over: a newer fact of the same door stays. */
    private void forget(Input handed) {
        lock.lock();
        try {
            if (handed instanceof Input.PulseReport) {
                pulses.remove();
            } else if (handed instanceof Input.BoardSeen board) {
                boards.remove(board.board(), board);
            } else if (handed instanceof Input.DoorSeen door) {
                doors.remove(door.compartment(), door);
            }
        } finally {
            lock.unlock();
        }
    }
}
