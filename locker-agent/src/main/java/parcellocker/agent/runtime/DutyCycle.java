package parcellocker.agent.runtime;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.locker.Input;

/** What the locker's thread does again and again, apart from the thread: what time asks for first, then one input. */
final class DutyCycle {
    /** With no deadline there is no reason to wake but to show that the thread is not stuck. */
    static final long LONGEST_WAIT_MILLIS = 10_000;

    private final Loop loop;
    private final BoundedInbox inbox;
    private final Clock clock;

    DutyCycle(Loop loop, BoundedInbox inbox, Clock clock) {
        this.loop = loop;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** One round. An input is taken even when a deadline was due, so that neither can starve the other. */
    void round() throws InterruptedException {
        if (waitMillis() <= 0) {
            loop.turn(new Input.Tick());
        }
        Optional<Input> input = inbox.take(waitMillis());
        input.ifPresent(loop::turn);
    }

    private long waitMillis() {
        OptionalLong deadline = loop.nextDeadline();
        return deadline.isPresent()
                ? Math.min(deadline.getAsLong() - clock.now().uptimeMillis(), LONGEST_WAIT_MILLIS)
                : LONGEST_WAIT_MILLIS;
    }
}
