package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Json;

/**
 * One MQTT connection with a client of its own. A Paho client is never used for a second one: its topic aliases, its resending
 * and its automatic reconnect each wedge or double messages after a loss. Callbacks only hand over to {@link #next}.
 */
final class Connection implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int QOS = 1;
    private static final int REFUSED = 0x80;
    private static final long FORCE_MILLIS = 100;
    private static final int MOST_WAITING = 256;
    private static final long GOODBYE_MILLIS = 2_000;
    private static final int MOST_WINDOW = 65_535;

    private final UplinkSettings settings;
    private final BooleanSupplier stopping;
    private final IMqttAsyncClient client;
    private final BlockingQueue<Happening> happenings = new ArrayBlockingQueue<>(MOST_WAITING);
    /** Kept apart from the queue, which may be full when it comes. */
    private final AtomicReference<Optional<String>> lost = new AtomicReference<>(Optional.empty());

    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean takenOver = new AtomicBoolean();
    private int window = MOST_WINDOW;
    /** The latest at QoS 0: nobody answers it, so that nobody else knows when the client has counted it in and out again. */
    private Optional<IMqttToken> told = Optional.empty();

    /** Does nothing on the network yet; whoever makes one must {@link #abandon} or {@link #finish} it. */
    Connection(UplinkSettings settings, BooleanSupplier stopping) throws LinkException {
        this(settings, stopping, client(settings));
    }

    Connection(UplinkSettings settings, BooleanSupplier stopping, IMqttAsyncClient client) {
        this.settings = settings;
        this.stopping = stopping;
        this.client = client;
    }

    private static IMqttAsyncClient client(UplinkSettings settings) throws LinkException {
        try {
            return new MqttAsyncClient(settings.url(), settings.locker().value(), new MemoryPersistence());
        } catch (MqttException broken) {
            throw new LinkException("no client", broken);
        }
    }

    @Override
    public void open(Status.Death will, Topic... topics) throws LinkException {
        client.setCallback(new HandOver(this::offer, () -> takenOver.set(true), this::lose));
        try {
            Answer answer = new Answer();
            Options options = Options.of(settings, message(status(), Json.write(will)));
            client.connect(options.asked(), null, answer);
            window = window(await(answer, "CONNECT"));
            options.accepted().run();
            for (Topic topic : topics) {
                subscribe(topic.text());
            }
        } catch (MqttException refused) {
            throw new LinkException("connecting failed", refused);
        }
    }

    @Override
    public int window() {
        return window;
    }

    /**
     * Whether the client takes a publication now. It answers for one a moment before it counts it out; and one that it throws back
     * has already used up the topic's name for an alias, so that the next would be a protocol error.
     */
    @Override
    public boolean hasRoom() {
        return told.map(IMqttToken::isComplete).orElse(true) && client.getInFlightMessageCount() < window;
    }

    @Override
    public void publish(Topic topic, String json, Happening.Purpose purpose) throws LinkException {
        try {
            client.publish(
                    topic.text(), message(topic, json), null, new TakenListener(purpose, this::offer, this::lose));
        } catch (MqttException broken) {
            throw new LinkException("publishing failed", broken);
        }
    }

    @Override
    public void tell(Topic topic, String json) throws LinkException {
        MqttMessage message = message(topic, json);
        message.setQos(0);
        try {
            told = Optional.of(client.publish(topic.text(), message));
        } catch (MqttException broken) {
            throw new LinkException("telling failed", broken);
        }
    }

    /** What happened next, or nothing within the time; throws once the connection is lost and all before is handed over. */
    Optional<Happening> next(long waitMillis) throws LinkException {
        try {
            Happening happening = happenings.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (happening instanceof Happening.Woken) {
                woken.set(false);
            }
            Optional<String> why = lost.get();
            if (happening == null && why.isPresent()) {
                throw new LinkException(why.get());
            }
            return Optional.ofNullable(happening);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted", ended);
        }
    }

    /** Whether the broker has ended it for another client of the same name. */
    boolean isTakenOver() {
        return takenOver.get();
    }

    /** Ends a wait in {@link #next}; any thread may. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            offer(new Happening.Woken());
        }
    }

    /** A planned end: says goodbye itself, for a broker that gets a DISCONNECT never sends the last will. */
    void finish(Topic status, Status.Death death) {
        try {
            MqttMessage goodbye = message(status, Json.write(death));
            client.publish(status.text(), goodbye).waitForCompletion(GOODBYE_MILLIS);
            client.disconnect(0).waitForCompletion(GOODBYE_MILLIS);
        } catch (MqttException broken) {
            LOG.info("the line broke while it was being closed: {}", broken.toString());
        }
        abandon();
    }

    /** Ends at once and leaves no thread, whatever state the client is in: close() alone leaks three after a silent peer. */
    void abandon() {
        try {
            client.disconnectForcibly(0, FORCE_MILLIS, false);
        } catch (MqttException alreadyDown) {
            LOG.debug("forced disconnect: {}", alreadyDown.toString());
        }
        try {
            client.close(true);
        } catch (MqttException alreadyClosed) {
            LOG.debug("close: {}", alreadyClosed.toString());
        }
    }

    private void subscribe(String filter) throws MqttException, LinkException {
        Answer answer = new Answer();
        client.subscribe(filter, QOS, null, answer);
        IMqttToken token = await(answer, "SUBSCRIBE");
        for (int reason : token.getReasonCodes()) {
            if (reason >= REFUSED) {
                throw new LinkException("subscription to " + filter + " refused with " + reason);
            }
        }
    }

    private Topic status() {
        return new Topic(settings.locker(), Topic.Kind.STATUS);
    }

    private IMqttToken await(Answer answer, String what) throws LinkException {
        return answer.await(what, settings.timing().answer(), stopping);
    }

    /** A broker that says nothing takes as many as the protocol allows. */
    private static int window(IMqttToken connected) {
        MqttProperties properties = connected.getResponseProperties();
        Integer granted = properties == null ? null : properties.getReceiveMaximum();
        return granted == null ? MOST_WINDOW : granted;
    }

    /** Only the state of the line is retained; an entry has its place in the journal and nowhere else. */
    private static MqttMessage message(Topic topic, String json) {
        MqttMessage message = new MqttMessage(json.getBytes(StandardCharsets.UTF_8));
        message.setQos(QOS);
        message.setRetained(topic.kind() == Topic.Kind.STATUS);
        return message;
    }

    private void offer(Happening happening) {
        if (!happenings.offer(happening)) {
            lose("more arrived than could be taken");
        }
    }

    private void lose(String why) {
        lost.compareAndSet(Optional.empty(), Optional.of(why));
        // Only to end the wait: when the queue is full nobody waits.
        boolean ignored = happenings.offer(new Happening.Lost(why));
    }
}
