package parcellocker.sim.clockwork;

import java.util.Comparator;

/** Something due on a timeline, ordered by (time, sequence). */
final class Event implements Due {
    static final Comparator<Event> ORDER =
            (a, b) -> a.nanos == b.nanos ? Long.compare(a.sequence, b.sequence) : Long.compare(a.nanos, b.nanos);

    final long nanos;
    private final long sequence;
    private final Runnable what;
    private final Runnable forgotten;
    private volatile boolean cancelled;

    Event(long nanos, long sequence, Runnable what, Runnable forgotten) {
        this.nanos = nanos;
        this.sequence = sequence;
        this.what = what;
        this.forgotten = forgotten;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Tells that it will never happen, because its timeline is closed. */
    void forget() {
        forgotten.run();
    }

    void happen() {
        what.run();
    }
}
