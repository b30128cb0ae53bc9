package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic.Kind;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Json;

/** What the line must survive without losing an entry, a directive or a thread. */
@ResourceLock(TestBroker.ONE)
class UplinkFaultsTest {
    private static final UplinkSettings.Timing PATIENT = UplinkTest.PATIENT;
    private static final Directive RENEW = new Directive.RenewCode("00112233445566aa");
    private static final Input.Directive RENEWED = new Input.Directive.RenewCode(new DeliveryId("00112233445566aa"));

    @TempDir
    static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(Files.createDirectories(folder.resolve("first")), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void a_cut_wire_is_a_death_with_the_births_number_and_the_batch_in_flight_goes_again() throws Exception {
        TestAgent agent = new TestAgent("L-001");
        agent.journal.commit("{\"n\":1}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Proxy wire = new Proxy(broker.port());
                Uplink uplink = agent.start(wire.port(), PATIENT)) {
            Status.Birth first = city.welcome(0);
            String batch = city.batchText();

            wire.cut();

            assertThat(city.death()).isEqualTo(new Status.Death(first.bdSeq()));
            Status.Birth second = city.welcome(0);
            assertThat(second.bdSeq()).isGreaterThan(first.bdSeq());
            assertThat(second.session()).isNotEqualTo(first.session());
            assertThat(city.batchText()).isEqualTo(batch);
            assertThat(agent.links())
                    .containsExactly(new Input.LinkSeen(true), new Input.LinkSeen(false), new Input.LinkSeen(true));
            assertThat(uplink.refusals(Problem.MESSAGE_MALFORMED)).isZero();
        }
    }

    @Test
    void a_broker_that_restarts_gets_everything_it_forgot() throws Exception {
        TestAgent agent = new TestAgent("L-002");
        agent.journal.commit("{\"n\":1}");
        Path home = Files.createDirectories(folder.resolve("mortal"));
        int port = freePort();
        try (Uplink uplink = agent.start(port, PATIENT)) {
            try (TestBroker mortal = TestBroker.start(home, port);
                    TestCity city = new TestCity(mortal.port(), agent.id)) {
                city.welcome(0);
                assertThat(city.batch().bodies()).containsExactly("{\"n\":1}");
            }
            agent.journal.commit("{\"n\":2}");
            uplink.publish();
            try (TestBroker again = TestBroker.start(home, port);
                    TestCity city = new TestCity(again.port(), agent.id)) {
                city.welcome(0);
                assertThat(city.batch().bodies()).containsExactly("{\"n\":1}", "{\"n\":2}");
            }
        }
    }

    @Test
    void a_peer_that_never_answers_is_given_up_again_and_again_and_leaves_no_thread() throws Exception {
        UplinkSettings.Timing timing =
                new UplinkSettings.Timing(1_000, 30_000, 0, 60_000, 60_000, new Backoff(0, 20, 50));
        TestAgent agent = new TestAgent("L-003");
        Set<String> before = UplinkTest.threads();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) Until.WAIT_MILLIS);
            Uplink uplink = agent.start(silent.getLocalPort(), timing);
            for (int attempt = 0; attempt < 3; attempt++) {
                try (Socket peer = silent.accept()) {
                    peer.setSoTimeout((int) Until.WAIT_MILLIS);
                    assertThat(peer.getInputStream().readAllBytes())
                            .as("a CONNECT at most, and then the end")
                            .hasSizeLessThan(1_000);
                }
            }
            assertThat(agent.links()).isEmpty();
            uplink.close();
            Until.holds("no thread left", () -> before.containsAll(UplinkTest.threads()));
        }
    }

    @Test
    void nobody_at_the_other_end_is_no_reason_to_wait_with_stopping() throws Exception {
        TestAgent agent = new TestAgent("L-004");
        Set<String> before = UplinkTest.threads();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Uplink uplink = agent.start(silent.getLocalPort(), PATIENT);
            try (Socket peer = silent.accept()) {
                assertThat(peer.getInputStream().read())
                        .as("first byte of a CONNECT")
                        .isEqualTo(0x10);
                uplink.close();
            }
        }
        Until.holds("no thread left", () -> before.containsAll(UplinkTest.threads()));
    }

    @Test
    void a_refused_batch_is_counted_and_kept_and_tried_again() throws Exception {
        UplinkSettings.Timing timing =
                new UplinkSettings.Timing(10_000, 30_000, 0, 60_000, 200, new Backoff(0, 20, 50));
        TestAgent agent = new TestAgent(TestBroker.BARRED);
        agent.journal.commit("{\"n\":1}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), timing)) {
            Until.holds("refused twice", () -> uplink.refusals(Problem.PUBLISH_REFUSED) >= 2);
            assertThat(agent.journal.head().acked()).isZero();
            assertThat(city.hasHeardBatch()).isFalse();
        }
    }

    @Test
    void a_directive_that_finds_the_inbox_full_comes_again_after_a_new_birth() throws Exception {
        TestAgent agent = new TestAgent("L-005");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            Status.Birth first = city.welcome(0);
            Until.holds("up", () -> !agent.links().isEmpty());
            agent.full.set(true);
            city.direct(1, RENEW);
            assertThat(city.death().bdSeq()).isEqualTo(first.bdSeq());
            Status.Birth second = city.birth();
            assertThat(second.directives()).isZero();
            agent.full.set(false);
            city.welcome(second.session(), 0);
            city.direct(1, RENEW);

            Until.holds("taken", () -> agent.directed().equals(List.of(new Input.Directed(1, RENEWED))));
            assertThat(uplink.refusals(Problem.DIRECTIVE_GAP)).isZero();
        }
    }

    @Test
    void a_full_inbox_delays_the_word_about_the_link_and_does_not_lose_it() throws Exception {
        TestAgent agent = new TestAgent("L-006");
        agent.full.set(true);
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            city.welcome(0);
            Until.holds("the welcome is read", () -> agent.cityTime.get() > 0);
            assertThat(agent.links()).isEmpty();
            agent.full.set(false);

            Until.holds("told", () -> agent.links().equals(List.of(new Input.LinkSeen(true))));
            assertThat(uplink.refusals(Problem.LINK_LOST)).isZero();
        }
    }

    @Test
    void rubbish_on_every_topic_is_counted_and_the_connection_stays() throws Exception {
        TestAgent agent = new TestAgent("L-007");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}");
        try (TestCity city = new TestCity(broker.port(), agent.id)) {
            city.say(Kind.ACK, Json.write(new Ack(TestJournal.EPOCH, 2)), true);
            city.say(Kind.DIRECTIVES, "left behind", true);
            try (Uplink uplink = agent.start(broker.port(), PATIENT)) {
                city.welcome(0);
                Until.holds("retained ones", () -> uplink.refusals(Problem.MESSAGE_MALFORMED) == 2);
                city.say(Kind.ACK, "{\"epoch\":");
                city.say(Kind.ACK, "");
                city.say(Kind.DIRECTIVES, "{}");
                city.say(Kind.ACK, "x".repeat(Json.MOST_BYTES + 1));
                city.say(Kind.DIRECTIVES, "x".repeat(Json.MOST_BYTES + 1));
                city.say(Kind.COMMAND, "open sesame");
                city.ack(-5);
                city.direct(1, RENEW);

                Until.holds("the good one after them", () -> agent.directed().size() == 1);
                assertThat(uplink.refusals(Problem.MESSAGE_MALFORMED))
                        .as("two left behind, two acks, one command")
                        .isEqualTo(5);
                assertThat(uplink.refusals(Problem.SIGNATURE_WRONG)).isEqualTo(1);
                assertThat(uplink.refusals(Problem.MESSAGE_TOO_LARGE)).isEqualTo(2);
                assertThat(agent.journal.head().acked()).isZero();
                assertThat(agent.links()).containsExactly(new Input.LinkSeen(true));
                assertThat(city.batch().bodies()).hasSize(2);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
