package parcellocker.sim.clockwork;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own time: what is asked for happens on one thread, ordered by (time, sequence) like in virtual time. An
 * executor of the JDK would turn each moment into a delay and back, and so could swap two bytes of a frame.
 * {@link #nanos()} is {@link System#nanoTime()}, on Linux the monotonic clock that other processes read too.
 */
public final class RealTime implements Timeline, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Event> queue = new PriorityQueue<>(Event.ORDER);
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private long asked;
    private boolean closed;

    /** Starts the thread; {@code onFailure} hears of anything that a happening throws, on that thread. */
    public RealTime(String name, Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long epochMicros(long nanos) {
        long sinceMicros = (System.nanoTime() - nanos) / 1000;
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - sinceMicros;
    }

    @Override
    public Due at(long nanos, Runnable what) {
        return enqueue(nanos, what, () -> {});
    }

    /**
     * Does something on the timeline's thread and waits for its answer: the door for threads from outside.
     *
     * @throws CompletionException if it throws; the cause tells what
     * @throws CancellationException if the timeline is closed
     */
    public <T> T ask(Callable<T> what) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable happening = () -> {
            try {
                answer.complete(what.call());
            } catch (Exception thrown) {
                answer.completeExceptionally(thrown);
            }
        };
        enqueue(nanos(), happening, () -> answer.cancel(false));
        return answer.join();
    }

    private Event enqueue(long nanos, Runnable what, Runnable forgotten) {
        lock.lock();
        try {
            // What is due already joins the end of what is due already.
            Event event = new Event(Math.max(nanos, System.nanoTime()), asked++, what, forgotten);
            if (closed) {
                event.forget();
            } else {
                queue.add(event);
                changed.signal();
            }
            return event;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Event next = awaitNext(); next != null; next = awaitNext()) {
            try {
                next.happen();
            } catch (RuntimeException | Error thrown) {
                onFailure.accept(thrown);
            }
        }
    }

    private @Nullable Event awaitNext() {
        lock.lock();
        try {
            while (!closed) {
                Event head = queue.peek();
                long wait = head == null ? Long.MAX_VALUE : head.nanos - System.nanoTime();
                if (head != null && (wait <= 0 || head.isCancelled())) {
                    queue.remove();
                    if (!head.isCancelled()) {
                        return head;
                    }
                } else {
                    changed.awaitNanos(wait);
                }
            }
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing happens any more; what is due is forgotten, who waits for an answer is told so. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.forEach(Event::forget);
            queue.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
