package parcellocker.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.uplink.Correspondence.Letter;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Json;

/**
 * A broker in virtual time that may lose what it acknowledged, double, reorder, keep, cut and twist, and give a session away.
 * What it cannot do is sign.
 */
final class HostileBroker {
    private static final int REFUSED = 0x97;
    private static final int MOST_KEPT = 40;
    private static final String PREV = "\"prev\":\"";
    private final World world;
    private final Chance chance;
    private final Secrets secrets;
    private final List<Message> old = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private Optional<Message> status = Optional.empty();
    private Optional<Client> client = Optional.empty();
    private boolean up;

    /** The locker's connection. */
    interface Client {
        void arrived(Message message, boolean retained);

        void answered(Letter letter, int reason);

        void lost();
    }

    /** A bridge that listens. */
    interface Instance {
        boolean isUp();

        void arrived(Message message);
    }

    /** A connection with its last will. */
    private record Will(Status.Death death) {}

    private Optional<Will> will = Optional.empty();

    HostileBroker(World world, Secrets secrets, Chance chance) {
        this.world = world;
        this.secrets = secrets;
        this.chance = chance;
    }

    void subscribe(Instance instance) {
        instances.add(instance);
    }

    /** An instance is there again: it hears the retained status. */
    void welcomes(Instance instance) {
        status.ifPresent(kept -> world.time().in(chance.between(5, 200), () -> reach(instance, kept)));
    }

    void link(boolean isUp) {
        up = isUp;
        if (!isUp) {
            client.ifPresent(gone -> world.time().in(chance.between(100, 30_000), () -> breaks(gone)));
        }
    }

    boolean isUp() {
        return up;
    }

    /** The locker connects; an older connection of its is thrown out. */
    void connect(Client newcomer, Status.Death lastWill) {
        client.ifPresent(Client::lost);
        client = Optional.of(newcomer);
        will = Optional.of(new Will(lastWill));
        if (!old.isEmpty() && world.faults().strikes(Fault.MESSAGE_RETAINED, 0.8)) {
            Message junk = chance.pick(old);
            boolean retained = chance.happens(0.7);
            world.time().in(chance.between(1, 100), () -> deliver(newcomer, junk, retained));
        }
    }

    /** The connection ends without a goodbye. */
    void breaks(Client gone) {
        if (client.filter(gone::equals).isPresent()) {
            client = Optional.empty();
            will.ifPresent(
                    last -> fromLocker(Message.of(new Topic(Options.ID, Topic.Kind.STATUS), Json.write(last.death()))));
            gone.lost();
        }
    }

    /** Another takes the name: the broker throws ours out. */
    void steal() {
        client.ifPresent(this::breaks);
    }

    /** The locker publishes. */
    void publish(Client from, Letter letter) {
        leaves(letter.topic(), letter.json());
        if (!up || client.filter(from::equals).isEmpty() || strikes(Fault.MESSAGE_LOST)) {
            return;
        }
        int reason = strikes(Fault.PUBLISH_REFUSED) ? REFUSED : 0;
        world.time().in(chance.between(5, 150), () -> {
            if (up && client.filter(from::equals).isPresent()) {
                from.answered(letter, reason);
            }
        });
        if (reason == 0 && !strikes(Fault.TAKEN_AND_LOST)) {
            fromLocker(Message.of(letter.topic(), letter.json()));
        }
    }

    /** S-26, S-27: what anyone at the broker may read, and how long it may be. */
    private void leaves(Topic topic, String text) {
        secrets.scan("message on " + topic.kind(), text);
        Violation.unless(text.length() <= Json.MOST_BYTES, "S-27", () -> "a message of " + text.length());
    }

    private void fromLocker(Message sent) {
        boolean isStatus = sent.topic().kind() == Topic.Kind.STATUS;
        if (isStatus) {
            status = Optional.of(sent);
            instances.forEach(each -> carry(() -> reach(each, mangled(sent))));
        } else {
            List<Instance> there = instances.stream().filter(Instance::isUp).toList();
            if (!there.isEmpty()) {
                carry(() -> reach(chance.pick(there), mangled(sent)));
            }
        }
    }

    private static void reach(Instance instance, Message message) {
        if (instance.isUp()) {
            instance.arrived(message);
        }
    }

    /** A bridge publishes; false if nobody could take it. */
    boolean publish(Topic topic, String text) {
        leaves(topic, text);
        if (!up) {
            return false;
        }
        Message sent = Message.of(topic, text);
        if (old.size() < MOST_KEPT) {
            old.add(sent);
        }
        if (!strikes(Fault.MESSAGE_LOST)) {
            carry(() -> client.ifPresent(there -> deliver(there, mangled(sent), false)));
        }
        return true;
    }

    /** A command on its way, from whoever can publish. */
    void brings(Message command, boolean retained) {
        carry(() -> client.ifPresent(there -> deliver(there, mangled(command), retained)));
    }

    /** Something that no bridge of ours said. */
    void invents(Message message, Runnable arrives) {
        carry(() -> client.ifPresent(there -> {
            arrives.run();
            deliver(there, message, false);
        }));
    }

    private void deliver(Client to, Message message, boolean retained) {
        if (up && client.filter(to::equals).isPresent()) {
            world.trace().line("broker", message);
            to.arrived(message, retained);
        }
    }

    private void carry(Runnable arrives) {
        boolean late = world.faults().strikes(Fault.MESSAGE_LATE, 0.3);
        world.time().in(late ? chance.between(1_000, 90_000) : chance.between(20, 400), arrives);
        if (strikes(Fault.MESSAGE_DOUBLED)) {
            world.time().in(chance.between(20, 5_000), arrives);
        }
    }

    private Message mangled(Message sent) {
        byte[] payload = sent.payload();
        if (payload.length > 1 && strikes(Fault.MESSAGE_CUT)) {
            return new Message(sent.topic(), Arrays.copyOf(payload, (int) chance.between(0, payload.length - 1)));
        }
        if (payload.length > 0 && isSigned(sent) && strikes(Fault.MESSAGE_TWISTED)) {
            byte[] twisted = payload.clone();
            twisted[(int) chance.between(0, payload.length - 1)] ^= (byte) (1 << chance.between(0, 6));
            return new Message(sent.topic(), twisted);
        }
        if (sent.topic().kind() == Topic.Kind.JOURNAL && strikes(Fault.CHAIN_TWISTED)) {
            return new Message(sent.topic(), otherPast(payload));
        }
        return sent;
    }

    private static boolean isSigned(Message sent) {
        return sent.topic().kind() == Topic.Kind.DIRECTIVES || sent.topic().kind() == Topic.Kind.COMMAND;
    }

    /** A batch that claims to stand on another past: one digit of the hash before it is another. */
    private byte[] otherPast(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int at = text.indexOf(PREV) + PREV.length() + (int) chance.between(0, 63);
        char other = text.charAt(at) == '0' ? '1' : '0';
        return (text.substring(0, at) + other + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
    }

    private boolean strikes(Fault fault) {
        return world.faults().strikes(fault, 0.25);
    }
}
