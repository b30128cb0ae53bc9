package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.locker.Input;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/** The line over a real broker, with a city that says what the test wants. */
@ResourceLock(TestBroker.ONE)
class UplinkTest {
    /** Quick to come back, slow to repeat: what is seen twice was not just a time-out. */
    static final UplinkSettings.Timing PATIENT =
            new UplinkSettings.Timing(10_000, 30_000, 20_000, 60_000, 60_000, new Backoff(0, 20, 200));

    private static final Directive RENEW = new Directive.RenewCode("00112233445566aa");
    private static final Input.Directive RENEWED =
            new Input.Directive.RenewCode(new parcellocker.agent.delivery.DeliveryId("00112233445566aa"));

    @TempDir
    static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(folder, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void how_the_doors_fare_goes_up_after_the_welcome_at_QoS_0_and_is_not_retained() throws Exception {
        TestAgent agent = new TestAgent("L-TELE");
        agent.health.set(DoorHealth.NEW.after(new DoorHealth.Answer(OptionalLong.of(180), 1, 0, OptionalInt.empty())));
        try (TestCity city = new TestCity(broker.port(), agent.id)) {
            Uplink uplink = agent.start(broker.port(), PATIENT);
            try (uplink) {
                uplink.tell(List.of(new Telemetry.Climate("cold-1", 5, 4_000, null)));
                city.welcome(0);
                MqttMessage report = city.report();
                assertThat(report.getQos()).isZero();
                assertThat(report.isRetained()).isFalse();
                Telemetry told = Json.read(report.getPayload(), Telemetry.class);
                assertThat(told.climate()).containsExactly(new Telemetry.Climate("cold-1", 5, 4_000, null));
                assertThat(told.doors()).containsExactly(new Telemetry.Door("A01", 180L, 1, 0, 0, 0, null, null));
            }
        }
    }

    @Test
    void a_birth_tells_all_and_a_planned_stop_says_goodbye_and_leaves_no_thread() throws Exception {
        TestAgent agent = new TestAgent("L-001");
        agent.journal.commit("{}", "{}").acknowledged(TestJournal.EPOCH, 1);
        try (TestCity city = new TestCity(broker.port(), agent.id)) {
            Set<String> before = threads();
            Uplink uplink = agent.start(broker.port(), PATIENT);
            Status.Birth birth = city.birth();
            uplink.close();

            assertThat(birth)
                    .isEqualTo(new Status.Birth(
                                    1,
                                    birth.session(),
                                    "agent 1.0",
                                    TestJournal.EPOCH,
                                    2,
                                    0,
                                    1,
                                    Stamp.Clock.HOLDOVER,
                                    1_600_000_000_000L,
                                    List.of(new Status.Place("A01", "M", "EMPTY", "IN_SERVICE", "UNKNOWN")),
                                    agent.journal.hash(2),
                                    List.of("RECOVERING"),
                                    null)
                            .with(TestAgent.HARDWARE));
            assertThat(birth.session()).hasSize(32);
            assertThat(city.death()).isEqualTo(new Status.Death(1));
            Until.holds("no thread left", () -> before.containsAll(threads()));
        }
    }

    /** It would be refused whole, and no cabinet of that size could ever greet the city. */
    @Test
    void a_birth_that_would_be_too_large_for_a_message_says_all_but_what_the_locker_is_built_of() throws Exception {
        TestAgent agent = new TestAgent("L-091")
                .built(new Hardware(List.of(new Hardware.Board(
                        "b1",
                        "main",
                        "xor8a",
                        1,
                        700,
                        IntStream.rangeClosed(1, 700)
                                .mapToObj(door -> new Hardware.Door(door, "A" + door, "M", 0, "AMBIENT", "CLOSED_IS_1"))
                                .toList()))));
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            Status.Birth birth = city.birth();
            assertThat(birth.hardware()).isNull();
            assertThat(birth.compartments()).hasSize(1);
        }
    }

    @Test
    void the_journal_goes_up_a_batch_at_a_time_and_each_waits_for_the_citys_ack() throws Exception {
        TestAgent agent = new TestAgent("L-002");
        IntStream.rangeClosed(1, 130).forEach(i -> agent.journal.commit("{\"n\":" + i + "}"));
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            city.welcome(0);
            JournalBatch first = city.batch();
            assertThat(first.first()).isEqualTo(1);
            assertThat(first.prev()).isEqualTo(Chain.START);
            assertThat(first.bodies()).hasSize(100).startsWith("{\"n\":1}", "{\"n\":2}");

            city.ack(99);
            Until.holds("the cursor follows the ack", () -> agent.journal.head().acked() == 99);
            assertThat(city.hasHeardBatch())
                    .as("part of a batch frees no place")
                    .isFalse();
            city.ack(100);
            JournalBatch second = city.batch();
            assertThat(second.first()).isEqualTo(101);
            assertThat(second.bodies()).hasSize(30).endsWith("{\"n\":130}");
            assertThat(second.prev()).isEqualTo(agent.journal.hash(100));

            city.ack(130);
            city.ack(7);
            city.ack(1_000_000);
            agent.journal.commit("{\"n\":131}");
            uplink.publish();
            assertThat(city.batch().first()).isEqualTo(131);
            assertThat(agent.journal.head().acked()).isEqualTo(130);
        }
    }

    @Test
    void an_entry_that_is_committed_but_not_yet_published_waits() throws Exception {
        TestAgent agent = new TestAgent("L-003");
        agent.journal.commit("{\"n\":1}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            agent.journal.commit("{\"n\":2}");
            city.welcome(0);
            assertThat(city.batch().bodies()).containsExactly("{\"n\":1}");
            city.ack(1);
            Until.holds("acked", () -> agent.journal.head().acked() == 1);
            city.direct(1, RENEW);
            Until.holds("the line has turned since", () -> agent.directed().size() == 1);
            assertThat(city.hasHeardBatch()).isFalse();

            uplink.publish();
            assertThat(city.batch().bodies()).containsExactly("{\"n\":2}");
        }
    }

    @Test
    void a_batch_whose_ack_was_lost_goes_again_with_the_same_bytes() throws Exception {
        UplinkSettings.Timing timing = new UplinkSettings.Timing(10_000, 30_000, 0, 300, 300, new Backoff(0, 20, 200));
        TestAgent agent = new TestAgent("L-004");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), timing)) {
            String first = city.batchText();
            assertThat(city.batchText()).isEqualTo(first);
            city.ack(2);
            Until.holds("acked", () -> agent.journal.head().acked() == 2);
            assertThat(uplink.refusals(Problem.PUBLISH_REFUSED)).isZero();
        }
    }

    @Test
    void a_birth_nobody_answered_is_said_again_with_the_same_number() throws Exception {
        UplinkSettings.Timing timing = new UplinkSettings.Timing(10_000, 30_000, 0, 300, 300, new Backoff(0, 20, 200));
        TestAgent agent = new TestAgent("L-005");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), timing)) {
            Status.Birth first = city.birth();
            Status.Birth second = city.birth();

            assertThat(second).isEqualTo(first);
            assertThat(agent.links()).isEmpty();
            assertThat(uplink.refusals(Problem.LINK_LOST)).isZero();
        }
    }

    @Test
    void a_welcome_sets_the_true_cursor_even_back_tells_the_time_and_lights_the_lamp() throws Exception {
        TestAgent agent = new TestAgent("L-006");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}", "{\"n\":3}").acknowledged(TestJournal.EPOCH, 3);
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            String session = city.birth().session();
            city.welcome("another session", 0);
            Until.holds("refused", () -> uplink.refusals(Problem.STALE_SESSION) == 1);
            assertThat(agent.journal.head().acked()).isEqualTo(3);
            assertThat(agent.links()).isEmpty();

            city.welcome(session, 1, agent.journal.hash(1));

            assertThat(city.batch().bodies()).containsExactly("{\"n\":2}", "{\"n\":3}");
            assertThat(agent.links()).containsExactly(new Input.LinkSeen(true));
            assertThat(agent.cityTime).hasValue(1_700_000_000_000L);
        }
        Until.holds("the lamp is out", () -> agent.links().contains(new Input.LinkSeen(false)));
    }

    @Test
    void a_locker_of_which_the_city_knows_more_says_so_and_sends_nothing() throws Exception {
        TestAgent agent = new TestAgent("L-008");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            Status.Birth birth = city.birth();
            city.welcome(birth.session(), 3, "f".repeat(64));
            Until.holds("told", () -> agent.inbox.contains(new Input.OldImageSeen(TestJournal.EPOCH, 3)));
            uplink.publish();
            city.direct(1, RENEW);
            Until.holds("the line has turned since", () -> agent.directed().size() == 1);
            assertThat(city.hasHeardBatch()).isFalse();
        }
    }

    @Test
    void a_locker_whose_entries_are_others_than_the_citys_is_an_old_image_too() throws Exception {
        TestAgent agent = new TestAgent("L-009");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            Status.Birth birth = city.birth();
            city.welcome(birth.session(), 1, agent.journal.hash(2));
            Until.holds("told", () -> agent.inbox.contains(new Input.OldImageSeen(TestJournal.EPOCH, 1)));
            assertThat(city.hasHeardBatch()).isFalse();
            assertThat(uplink.refusals(Problem.LINK_LOST)).isZero();
        }
    }

    @Test
    void an_enrolment_reaches_the_core_when_all_its_pages_are_there() throws Exception {
        TestAgent agent = new TestAgent("L-010");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            String session = city.birth().session();
            city.direct(0, enrol("another", TestJournal.EPOCH + 1, 1, 1));
            city.direct(0, enrol(session, TestJournal.EPOCH, 1, 1));
            city.direct(0, enrol(session, TestJournal.EPOCH + 1, 2, 2));
            city.direct(0, enrol(session, TestJournal.EPOCH + 1, 1, 2));
            Until.holds("refused", () -> uplink.refusals(Problem.EPOCH_FOREIGN) == 1);
            city.direct(0, enrol(session, TestJournal.EPOCH + 1, 2, 2));
            Until.holds("enrolled", () -> agent.inbox.stream().anyMatch(Input.Enrolled.class::isInstance));
            Input.Enrolled enrolled = (Input.Enrolled) agent.inbox.stream()
                    .filter(Input.Enrolled.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(enrolled.epoch()).isEqualTo(TestJournal.EPOCH + 1);
            assertThat(enrolled.directives()).isEqualTo(40);
            assertThat(enrolled.inside())
                    .extracting(delivery -> delivery.id().value())
                    .containsExactly("0000000000000001", "0000000000000002");
            assertThat(uplink.refusals(Problem.STALE_SESSION)).isEqualTo(1);
        }
    }

    private static Directive enrol(String session, long epoch, int page, int pages) {
        return new Directive.Enrol(
                session,
                epoch,
                40,
                page,
                pages,
                1_700_000_000_000L,
                List.of(new Directive.Inside(
                        "000000000000000" + page,
                        "A01",
                        List.of("SF10000" + page),
                        "li",
                        "person-1",
                        parcellocker.contract.entry.Fact.Basis.RECIPIENT_PARCEL,
                        new parcellocker.contract.entry.Verifier("c2FsdA", "aGFzaA"),
                        parcellocker.contract.entry.Fact.Believed.STORED)));
    }

    @Test
    void directives_reach_the_core_once_and_in_order_and_a_gap_is_left_open() throws Exception {
        TestAgent agent = new TestAgent("L-007");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            city.welcome(0);
            city.direct(1, RENEW);
            city.direct(1, RENEW);
            city.direct(3, RENEW);
            Until.holds("a gap is seen", () -> uplink.refusals(Problem.DIRECTIVE_GAP) == 1);
            city.direct(2, RENEW);
            city.direct(3, RENEW);

            Until.holds("all three", () -> agent.directed().size() == 3);
            assertThat(agent.directed())
                    .containsExactly(
                            new Input.Directed(1, RENEWED),
                            new Input.Directed(2, RENEWED),
                            new Input.Directed(3, RENEWED));
        }
    }

    @Test
    void an_operators_command_reaches_the_core_with_the_nonce_of_its_session_and_a_kept_one_does_not()
            throws Exception {
        TestAgent agent = new TestAgent("L-011");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), PATIENT)) {
            String session = city.welcome(0).session();
            Command command = new Command(
                    "0f".repeat(16), "L-011", session, Command.Kind.OPEN, "A01", "caller", "T-1", "op-7", 1, 61, 1);
            String signed =
                    Json.write(new SignedCommand(OperatorSign.sign(command, "ops-1", TestCity.OPERATOR), List.of()));
            city.say(Topic.Kind.COMMAND, signed);
            Until.holds("the core has it", () -> agent.commanded().size() == 1);
            assertThat(agent.commanded().getFirst().session()).isEqualTo(session);
            assertThat(agent.commanded().getFirst().command().id()).isEqualTo(command.id());
            city.say(Topic.Kind.COMMAND, "{\"command\":\"a.b.c\",\"approvals\":[]}");
            Until.holds("refused", () -> uplink.refusals(Problem.SIGNATURE_WRONG) == 1);
            assertThat(agent.commanded()).hasSize(1);
        }
        TestAgent later = new TestAgent("L-012");
        try (TestCity city = new TestCity(broker.port(), later.id)) {
            city.say(Topic.Kind.COMMAND, "{\"command\":\"a.b.c\",\"approvals\":[]}", true);
            try (Uplink uplink = later.start(broker.port(), PATIENT)) {
                Until.holds("a kept one is refused", () -> uplink.refusals(Problem.COMMAND_RETAINED) == 1);
            }
            city.say(Topic.Kind.COMMAND, "", true);
        }
    }

    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MQTT") || name.contains("uplink") || name.startsWith("pool-"))
                .collect(Collectors.toSet());
    }
}
