package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** How the line asks for a full list and takes one, over a real broker. */
@ResourceLock(TestBroker.ONE)
class FullListUplinkTest {
    private static final UplinkSettings.Timing QUICK =
            new UplinkSettings.Timing(10_000, 30_000, 20_000, 300, 60_000, new Backoff(0, 20, 200));

    private static final Directive RENEW = new Directive.RenewCode("00112233445566aa");

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
    void a_gap_that_does_not_close_makes_the_locker_tell_its_cursor_again_in_the_same_session() throws Exception {
        TestAgent agent = new TestAgent("L-101");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), QUICK)) {
            String session = city.welcome(0).session();
            city.direct(3, RENEW);
            Until.holds("refused", () -> uplink.refusals(Problem.DIRECTIVE_GAP) > 0);
            // One may have been told again before the welcome came. The next is told because of the gap.
            assertThat(city.birth().session()).isEqualTo(session);
            assertThat(city.birth().session()).isEqualTo(session);
            assertThat(agent.directed()).isEmpty();
        }
    }

    @Test
    void a_directive_on_another_past_is_not_taken_and_the_cursor_is_told_again() throws Exception {
        TestAgent agent = new TestAgent("L-102");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), QUICK)) {
            String session = city.welcome(0).session();
            String first = city.direct(1, Chain.START, RENEW);
            city.direct(2, Chain.name("another first"), RENEW);
            assertThat(city.birth().session()).isEqualTo(session);
            city.direct(2, first, RENEW);
            Until.holds("the second", () -> agent.directed().size() == 2);
            assertThat(uplink.refusals(Problem.DIRECTIVE_FORKED)).isEqualTo(1);
        }
    }

    @Test
    void a_list_reaches_the_core_whole_and_the_next_directive_stands_on_it() throws Exception {
        TestAgent agent = new TestAgent("L-103");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), UplinkTest.PATIENT)) {
            String session = city.welcome(0).session();
            city.direct(9, page(session, 2));
            city.direct(9, page("an older session", 1));
            Until.holds("refused", () -> uplink.refusals(Problem.STALE_SESSION) == 1);
            assertThat(agent.listed()).isEmpty();
            city.direct(9, page(session, 1));
            Until.holds("listed", () -> agent.listed().size() == 1);
            assertThat(agent.listed().getFirst().number()).isEqualTo(9);
            city.direct(10, Chain.name("another list"), RENEW);
            city.direct(10, Chain.name("list"), RENEW);
            Until.holds("the next", () -> agent.directed().size() == 1);
            assertThat(uplink.refusals(Problem.DIRECTIVE_FORKED)).isEqualTo(1);
        }
    }

    /** An ack is not signed and moves nothing back: only the welcome to another birth does. */
    @Test
    void an_ack_below_the_cursor_makes_the_locker_ask_for_the_true_one() throws Exception {
        TestAgent agent = new TestAgent("L-104");
        agent.journal.commit("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), QUICK)) {
            String session = city.birth().session();
            city.welcome(session, 2, agent.journal.hash(2));
            assertThat(city.batch().first()).isEqualTo(3);
            city.ack(1);
            assertThat(city.birth().session()).isEqualTo(session);
            assertThat(agent.journal.head().acked()).isEqualTo(2);
            city.welcome(session, 1, agent.journal.hash(1));
            Until.holds("back", () -> agent.journal.head().acked() == 1);
            assertThat(uplink.refusals(Problem.LINK_LOST)).isZero();
        }
    }

    @Test
    void a_list_for_a_session_that_is_over_makes_the_locker_tell_the_present_one() throws Exception {
        TestAgent agent = new TestAgent("L-105");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), QUICK)) {
            String session = city.welcome(0).session();
            city.direct(9, page("an older session", 1));
            assertThat(city.birth().session()).isEqualTo(session);
            assertThat(uplink.refusals(Problem.STALE_SESSION)).isEqualTo(1);
        }
    }

    private static Directive page(String session, int page) {
        return new Directive.FullList(session, Chain.name("list"), page, 2, false, List.of(), List.of());
    }
}
