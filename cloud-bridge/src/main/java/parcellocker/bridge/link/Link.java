package parcellocker.bridge.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** Keeps a session with the broker up: one thread connects, some others hand over what came. */
public final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 200;

    private final Broker broker;
    private final List<String> filters;
    private final Listener listener;
    private final Inboxes inboxes = new Inboxes();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private final Thread keeper = new Thread(this::keepUp, "link");
    private final List<Thread> tellers;
    private volatile boolean isStopping;
    private volatile boolean isOver;
    private volatile @Nullable Link voice;
    private volatile Runnable lost = () -> {};

    /** @param filters subscribed at QoS 1 at each connection */
    public Link(Broker broker, List<String> filters, Listener listener) {
        this.broker = broker;
        this.filters = List.copyOf(filters);
        this.listener = listener;
        this.tellers = inboxes.all().stream()
                .map(inbox -> new Thread(() -> tell(inbox), "link-inbox"))
                .toList();
    }

    /**
     * This one only hears; {@code voice}, with rights of its own, answers. To hear a birth that cannot be answered is of no use:
     * this one connects after its voice, and anew whenever the voice was lost, so that it is told every birth again.
     */
    public void answersBy(Link answering) {
        voice = answering;
        answering.lost = this::connectAnew;
    }

    private void connectAnew() {
        Session now = session.get();
        if (now != null) {
            now.end();
        }
    }

    private boolean hasNoVoice() {
        Link answering = voice;
        return answering != null && !answering.isUp();
    }

    public void start() {
        keeper.start();
        tellers.forEach(Thread::start);
    }

    /** Whether messages can go out now. */
    public boolean isUp() {
        return session.get() != null;
    }

    /** Sends a text at QoS 1, not retained; false if it cannot go out now: nothing is kept for later. */
    public boolean publish(String topic, String text) {
        Session now = session.get();
        return now != null && now.publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #publish(String, String)}; the broker drops it if it cannot deliver within so many seconds. */
    public boolean publish(String topic, String text, long expirySeconds) {
        Session now = session.get();
        return now != null && now.publish(topic, text.getBytes(StandardCharsets.UTF_8), expirySeconds);
    }

    private void keepUp() {
        Backoff backoff = new Backoff(ThreadLocalRandom.current());
        try {
            while (!isStopping) {
                if (hasNoVoice()) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                } else if (!serve(backoff) && !isStopping) {
                    TimeUnit.MILLISECONDS.sleep(backoff.nextMillis());
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("link stopped");
        }
    }

    /** One session from begin to end; false if there was none. */
    private boolean serve(Backoff backoff) throws InterruptedException {
        try (Session now = Session.open(broker, filters, this::came)) {
            backoff.succeeded();
            session.set(now);
            if (isStopping) {
                return true;
            }
            LOG.info("connected to the broker as {}", broker);
            now.awaitEnd();
        } catch (MqttException broken) {
            LOG.warn("{} {}: reason {}", Problem.LINK_LOST.code(), broker, broken.getReasonCode());
            return false;
        } finally {
            session.set(null);
            lost.run();
        }
        if (!isStopping) {
            LOG.warn("{} connection to the broker lost", Problem.LINK_LOST.code());
            TimeUnit.MILLISECONDS.sleep(backoff.nextMillis());
        }
        return true;
    }

    private void came(Arrival arrival) {
        inboxes.put(arrival, listener.isRepeated(arrival.topic()));
    }

    /** Messages that wait for their turn. */
    int waiting() {
        return inboxes.size();
    }

    private void tell(Inbox inbox) {
        try {
            while (!isOver && !(isStopping && inbox.size() == 0)) {
                Arrival arrival = inbox.poll(POLL_MILLIS);
                if (arrival != null) {
                    tell(arrival);
                } else {
                    tellOfTurnedAway(inbox);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("inbox stopped");
        }
    }

    private static void tellOfTurnedAway(Inbox inbox) {
        long many = inbox.turnedAway();
        if (many > 0) {
            LOG.warn("{} {} messages found no room: lockers send them again", Problem.LINK_BUSY.code(), many);
        }
    }

    private void tell(Arrival arrival) {
        try {
            listener.arrived(arrival.topic(), arrival.payload(), Duration.ofNanos(System.nanoTime() - arrival.nanos()));
        } catch (RuntimeException broken) {
            LOG.error("{} a message on {} was not taken", Problem.INTERNAL.code(), arrival.topic(), broken);
        }
    }

    /**
     * Takes nothing more, so that the broker gives journals to other bridges; finishes and answers what has come, for five seconds; then ends the
     * session and both threads. What was not finished by then comes again.
     */
    @Override
    public void close() {
        isStopping = true;
        Session now = session.get();
        if (now != null) {
            now.stopTaking(filters);
        }
        for (Thread teller : tellers) {
            if (!ended(teller)) {
                isOver = true;
                interrupt(teller);
            }
        }
        if (now != null) {
            now.end();
        } else {
            keeper.interrupt();
        }
        if (!ended(keeper)) {
            interrupt(keeper);
        }
    }

    private static void interrupt(Thread thread) {
        thread.interrupt();
        if (!ended(thread)) {
            LOG.warn("{} {} did not stop", Problem.LINK_LOST.code(), thread.getName());
        }
    }

    /** Whether it ended by itself in time, or never began. */
    private static boolean ended(Thread thread) {
        try {
            return thread.getState() == Thread.State.NEW || thread.join(STOP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
