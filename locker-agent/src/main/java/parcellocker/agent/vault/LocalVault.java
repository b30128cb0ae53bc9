package parcellocker.agent.vault;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;
import parcellocker.agent.runtime.Vault;

/**
 * The vault on this board: one thread answers, one question after another. What comes while {@link #MOST_WAITING} wait is
 * refused without computing, in its turn, so that nobody can keep the processor busy. A code to draw is never refused: the
 * core has one at a time drawn, and none of its questions waits for a person.
 */
public final class LocalVault implements Vault, AutoCloseable {
    static final int MOST_WAITING = 16;
    private static final long OFFER_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Answers answers;
    private final Inbox inbox;
    private final BlockingQueue<Supplier<Input>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger depth = new AtomicInteger();
    private final Thread worker;
    private volatile boolean closed;

    /** A running vault that answers as this one does. */
    public LocalVault(Answers answers, Inbox inbox) {
        this.answers = answers;
        this.inbox = inbox;
        this.worker = Thread.ofPlatform().name("vault").daemon().start(this::work);
    }

    @Override
    public void ask(Effect.Ask question) {
        boolean full = depth.incrementAndGet() > MOST_WAITING;
        waiting.add(
                full
                        ? () -> Answers.refusal(question).orElseGet(() -> answers.to(question))
                        : () -> answers.to(question));
    }

    private void work() {
        while (!closed) {
            try {
                Supplier<Input> next = waiting.take();
                answer(next.get());
                depth.decrementAndGet();
            } catch (InterruptedException ended) {
                // Only close() interrupts.
                return;
            }
        }
    }

    /** The inbox may be full for a moment; an answer is offered until it is taken. */
    private void answer(Input answer) {
        while (!inbox.offer(answer) && !closed) {
            LockSupport.parkNanos(OFFER_AGAIN_NANOS);
        }
    }

    /** Ends the thread; what still waits is not answered, for nobody is left to be answered. */
    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
