package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;

/**
 * The line to the city without its thread and without a network: the same sessions, one after another, but whoever calls is
 * the thread and carries what is published. For simulations in virtual time. An answer {@code false} means that the
 * connection is of no use any more and must be given up.
 */
public final class Correspondence {
    private final Line line;
    private Optional<Session> session = Optional.empty();

    public Correspondence(UplinkSettings settings, CityKeys keys, Agent agent) {
        this.line = Line.of(settings, keys, agent);
    }

    /** Where messages go out. */
    public interface Post {
        /** How many publications may wait for the broker's answer. */
        int window();

        /** Whether another may go now. */
        boolean hasRoom();

        /** A message goes out; the broker's answer to it is due at {@link Correspondence#taken}. */
        void publish(Letter letter);
    }

    /** A publication; {@code isBirth}: it tells of the locker, otherwise it is a batch of its journal. */
    public record Letter(Topic topic, String json, boolean isBirth) {}

    /** A connection is there. Answers its last will. */
    public Status.Death connected(Post post) {
        Session begun = new Session(line, new Posted(post), List::of);
        session = Optional.of(begun);
        boolean opened = tries(begun::begin);
        if (!opened) {
            throw new IllegalStateException("a post that needs no opening refused it");
        }
        return begun.death();
    }

    /** The connection is gone. */
    public void lost() {
        session = Optional.empty();
        line.outbox().lost();
        line.lamp().set(false);
    }

    /**
     * Does what is due.
     *
     * @param released the last entry that may be sent
     * @param wait takes how long nothing else will be due, in milliseconds
     */
    public boolean turn(long released, java.util.function.LongConsumer wait) {
        return session.isEmpty() || tries(() -> wait.accept(session.get().turn(released)));
    }

    /** A message came. */
    public boolean arrived(String topic, byte[] payload, boolean retained) {
        MqttMessage message = new MqttMessage(payload);
        message.setRetained(retained);
        return takes(new Happening.Arrived(topic, message));
    }

    /** The broker answered a publication. */
    public boolean taken(boolean birth, int reason) {
        return takes(new Happening.Taken(birth ? Happening.Purpose.BIRTH : Happening.Purpose.BATCH, reason));
    }

    /** How many messages or answers were refused with this number. */
    public long refusals(Problem problem) {
        return line.refusals().of(problem);
    }

    private boolean takes(Happening happening) {
        return session.isEmpty() || tries(() -> session.get().take(happening));
    }

    private interface Act {
        void run() throws LinkException;
    }

    private static boolean tries(Act act) {
        try {
            act.run();
            return true;
        } catch (LinkException useless) {
            return false;
        }
    }

    private record Posted(Post post) implements Way {
        @Override
        public void open(Status.Death will, Topic... topics) {}

        @Override
        public int window() {
            return post.window();
        }

        @Override
        public boolean hasRoom() {
            return post.hasRoom();
        }

        @Override
        public void publish(Topic topic, String json, Happening.Purpose purpose) {
            post.publish(new Letter(topic, json, purpose == Happening.Purpose.BIRTH));
        }

        /** Lost, as what is sent at QoS 0 may always be. */
        @Override
        public void tell(Topic topic, String json) {}
    }
}
