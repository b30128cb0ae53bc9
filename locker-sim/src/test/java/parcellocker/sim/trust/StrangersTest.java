package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.contract.wire.Identity;
import parcellocker.sim.trust.Brokers.Running;

/** Both real brokers, with the configuration we give out: who comes in, and what those hear who are in. */
@ResourceLock("the one HiveMQ of this process")
class StrangersTest {
    private static final Pki PKI = Pki.fresh();
    private static final Identity ONE = PKI.caller("L-001");
    private static final Identity TWO = PKI.caller("L-002");
    private static final Identity THREE = PKI.caller("L-003");
    private static final Identity READER = PKI.caller("city.reader.1");
    private static final Identity WRITER = PKI.caller("city.writer.1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Brokers.class)
    void nobody_comes_in_without_a_certificate_of_our_own_authority(Brokers kind) throws Exception {
        try (Running broker = kind.start(PKI, folder);
                Caller one = Caller.as(ONE, broker.url())) {
            assertThat(one.isConnected()).isTrue();
            List<java.security.cert.X509Certificate> trust = ONE.trust();
            assertRefused(() -> new Caller(broker.url(), "L-001", Identity.anonymous(trust)));
            Identity foreign = Pki.fresh().caller("L-001");
            assertRefused(() ->
                    new Caller(broker.url(), "L-001", new Identity(foreign.key(), foreign.chain(), trust).context()));
            // And no locker believes a broker that another authority vouches for.
            assertRefused(() -> Caller.as(new Identity(ONE.key(), ONE.chain(), foreign.trust()), broker.url()));
            // A name that is neither a locker's nor a part's of the bridge has no rights at all.
            assertThat(mayNothing(PKI.caller("city.nobody"), broker)).isTrue();
        }
    }

    /** Mosquitto gives such a caller its own name; HiveMQ refuses it. Neither throws the name's holder off. */
    @ParameterizedTest
    @EnumSource(Brokers.class)
    void the_certificate_of_one_locker_is_of_no_use_under_anothers_client_id(Brokers kind) throws Exception {
        try (Running broker = kind.start(PKI, folder);
                Caller two = Caller.as(TWO, broker.url());
                Caller writer = Caller.as(WRITER, broker.url())) {
            assertThat(two.isGranted("parcel/v1/L-002/ack")).isTrue();
            switch (kind) {
                case HIVEMQ -> assertRefused(() -> new Caller(broker.url(), "L-002", ONE.context()));
                case MOSQUITTO -> {
                    try (Caller borrowed = new Caller(broker.url(), "L-002", ONE.context())) {
                        assertThat(borrowed.isGranted("parcel/v1/L-002/ack")).isTrue();
                        assertThat(borrowed.isTaken("parcel/v1/L-002/journal", "foreign", false))
                                .isFalse();
                    }
                }
            }
            assertThat(writer.isTaken("parcel/v1/L-002/ack", "for two", false)).isTrue();
            assertThat(two.hears("for two")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Brokers.class)
    void sixty_foreign_filters_of_two_lockers_hear_nothing_of_a_thirds_traffic(Brokers kind) throws Exception {
        try (Running broker = kind.start(PKI, folder);
                Caller third = Caller.as(THREE, broker.url());
                Caller reader = Caller.as(READER, broker.url());
                Caller writer = Caller.as(WRITER, broker.url())) {
            assertThat(Stream.of("status", "journal", "telemetry")
                            .allMatch(kindOf -> reader.isGranted("parcel/v1/+/" + kindOf)))
                    .isTrue();
            speak(third, writer, 0);
            Traffic traffic = new Traffic(third, writer);
            CompletableFuture<Void> flow = CompletableFuture.runAsync(traffic);
            try (Caller one = listening(ONE, broker);
                    Caller two = listening(TWO, broker)) {
                traffic.stop();
                assertThat(flow).succeedsWithin(Duration.ofSeconds(60));
                // However little the scheduler let them say so far: this is said while all filters stand.
                speak(third, writer, traffic.rounds() + 1);
                for (Caller locker : List.of(one, two)) {
                    String id = locker == one ? "L-001" : "L-002";
                    assertThat(writer.isTaken("parcel/v1/" + id + "/ack", "last for " + id, false))
                            .isTrue();
                    assertThat(locker.hears("last for " + id)).isTrue();
                    assertThat(locker.heard()).allMatch(heard -> heard.topic().equals("parcel/v1/" + id + "/ack"));
                }
            }
            assertThat(reader.hears("round 0 on journal")).isTrue();
        }
    }

    /** A locker on its own topics that then asks for everything else; what it was granted stays subscribed. */
    private static Caller listening(Identity identity, Running broker) throws MqttException {
        Caller locker = Caller.as(identity, broker.url());
        for (String filter : Foreign.filters(identity.name())) {
            if (!locker.isConnected()) {
                assertThat(locker.heard())
                        .as("heard before it was thrown out for " + filter)
                        .isEmpty();
                locker.close();
                locker = Caller.as(identity, broker.url());
            }
            boolean unused = locker.isGranted(filter);
        }
        if (!locker.isConnected()) {
            locker.close();
            locker = Caller.as(identity, broker.url());
        }
        assertThat(locker.isGranted("parcel/v1/" + identity.name() + "/ack")).isTrue();
        return locker;
    }

    @ParameterizedTest
    @EnumSource(Brokers.class)
    void nobody_says_what_is_anothers_to_say(Brokers kind) throws Exception {
        try (Running broker = kind.start(PKI, folder);
                Caller reader = Caller.as(READER, broker.url());
                Caller victim = Caller.as(THREE, broker.url())) {
            assertThat(Stream.of("status", "journal", "telemetry")
                            .allMatch(kindOf -> reader.isGranted("parcel/v1/+/" + kindOf)))
                    .isTrue();
            assertThat(Stream.of("ack", "directives", "command")
                            .allMatch(kindOf -> victim.isGranted("parcel/v1/L-003/" + kindOf)))
                    .isTrue();
            for (String topic : Foreign.topics("L-001", "L-003")) {
                try (Caller one = Caller.as(ONE, broker.url())) {
                    assertThat(one.isTaken(topic, "foreign", topic.endsWith("status")))
                            .as(topic)
                            .isFalse();
                }
            }
            try (Caller half = Caller.as(PKI.caller("city.reader.2"), broker.url())) {
                assertThat(half.isTaken("parcel/v1/L-003/ack", "foreign", false))
                        .isFalse();
            }
            for (String topic : List.of("parcel/v1/L-003/status", "parcel/v1/L-003/journal")) {
                try (Caller half = Caller.as(PKI.caller("city.writer.2"), broker.url())) {
                    assertThat(half.isTaken(topic, "foreign", false)).as(topic).isFalse();
                }
            }
            diesWithAForeignWill(broker);
            assertThat(victim.isTaken("parcel/v1/L-003/journal", "own", false)).isTrue();
            assertThat(reader.hears("own")).isTrue();
            assertThat(Stream.of(reader, victim).flatMap(caller -> caller.heard().stream()))
                    .noneMatch(heard -> heard.text().equals("foreign"));
        }
    }

    private static void diesWithAForeignWill(Running broker) {
        try {
            new Caller(broker.url(), "L-001", ONE.context(), "parcel/v1/L-003/status").close();
        } catch (MqttException refused) {
            assertThat(refused.getReasonCode()).isPositive();
        }
    }

    private static boolean mayNothing(Identity identity, Running broker) throws MqttException {
        try (Caller nobody = Caller.as(identity, broker.url())) {
            return !nobody.isTaken("parcel/v1/" + identity.name() + "/directives", "foreign", false);
        } catch (MqttException refused) {
            return refused.getReasonCode() != 0;
        }
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(MqttException.class);
    }

    private static void speak(Caller third, Caller writer, int round) {
        for (String kind : List.of("status", "journal", "telemetry")) {
            assertThat(third.isTaken(
                            "parcel/v1/L-003/" + kind, "round " + round + " on " + kind, kind.equals("status")))
                    .isTrue();
        }
        for (String kind : List.of("ack", "directives")) {
            assertThat(writer.isTaken("parcel/v1/L-003/" + kind, "round " + round + " on " + kind, false))
                    .isTrue();
        }
    }

    /** The third locker and the city, speaking all the while. */
    private static final class Traffic implements Runnable {
        private final Caller third;
        private final Caller writer;
        private volatile boolean stopped;
        private volatile int rounds;

        Traffic(Caller third, Caller writer) {
            this.third = third;
            this.writer = writer;
        }

        @Override
        public void run() {
            for (int round = 1; !stopped; round++) {
                speak(third, writer, round);
                rounds = round;
            }
        }

        void stop() {
            stopped = true;
        }

        int rounds() {
            return rounds;
        }
    }
}
