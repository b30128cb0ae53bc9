package parcellocker.agent.hardware.board;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parcellocker.agent.hardware.line.Guest;
import parcellocker.agent.hardware.line.Polling;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;

/**
 * The boards of a line, and what else hangs on it. Doors come first: a guest is asked while no board is due and no door is watched. One
 * that never found such a moment for {@value #PATIENCE_MILLIS} ms is asked between two readings.
 */
final class SharedLine implements Polling {
    static final long PATIENCE_MILLIS = 10_000;

    private final BoardPolling boards;
    private final Uptime uptime;
    /** Guests come once, at the start, from another thread. */
    private final List<Guest> guests = new CopyOnWriteArrayList<>();

    private boolean guestWasLast;

    SharedLine(BoardPolling boards, Uptime uptime) {
        this.boards = boards;
        this.uptime = uptime;
    }

    void add(Guest guest) {
        guests.add(guest);
    }

    @Override
    public void connected() {
        boards.connected();
    }

    @Override
    public void lost() {
        boards.lost();
        guests.forEach(Guest::lost);
    }

    @Override
    public long dueAt() {
        long now = uptime.millis();
        return turn(now).isPresent() ? now : Math.min(boards.dueAt(), nextGuest(now));
    }

    @Override
    public void poll(Wire wire) throws IOException, InterruptedException {
        Optional<Guest> guest = turn(uptime.millis());
        guestWasLast = guest.isPresent();
        if (guest.isPresent()) {
            boards.overhears(guest.get().ask(wire));
        } else {
            boards.poll(wire);
        }
    }

    /** The guest whose turn it is. */
    private Optional<Guest> turn(long now) {
        Optional<Guest> due =
                guests.stream().filter(guest -> guest.dueAt() <= now).min(Comparator.comparingLong(Guest::dueAt));
        boolean isIdle = boards.dueAt() > now && !boards.isWatching(now);
        return due.filter(guest -> isIdle || (!guestWasLast && now - guest.dueAt() >= PATIENCE_MILLIS));
    }

    /** When the next guest may be asked, if the boards leave room. One that is due and must wait makes no haste. */
    private long nextGuest(long now) {
        return guests.stream()
                .mapToLong(Guest::dueAt)
                .filter(due -> due > now)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
