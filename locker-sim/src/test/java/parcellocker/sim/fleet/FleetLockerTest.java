package parcellocker.sim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

class FleetLockerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Topic.Kind> kinds = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<Long> took = new ArrayList<>();
    private final FleetLocker locker =
            new FleetLocker(new LockerId("FL-000001"), People.places(), took::add, Duration.ofSeconds(10));

    private static Now at(long seconds) {
        return new Now(seconds * SECOND, 1_790_000_000_000L + seconds * 1_000, seconds * 1_000);
    }

    private void connect(String nonce) {
        locker.connected(
                (kind, text, isRetained) -> {
                    kinds.add(kind);
                    said.add(text);
                },
                nonce,
                at(0));
    }

    private void order(long number, String prev, Directive directive) {
        order(Json.write(new Numbered("FL-000001", number, number == 0 ? null : prev, directive)));
    }

    private void order(String payload) {
        String middle =
                Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        hear(Topic.Kind.DIRECTIVES, "head." + middle + ".signature");
    }

    private void hear(Topic.Kind kind, String text) {
        locker.heard(kind, text.getBytes(StandardCharsets.UTF_8), at(1));
    }

    private void welcome(String nonce, long upTo) {
        order(0, "", new Directive.Welcome(nonce, 1, upTo, Chain.START, 1));
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            locker.write(new Fact.DoorForced("A01"), List.of(), at(0));
        }
    }

    private JournalBatch lastBatch() {
        return Json.read(said.getLast(), JournalBatch.class);
    }

    @Test
    void a_birth_is_said_first_and_nothing_else_before_its_own_welcome() {
        write(2);
        connect("aa");
        assertThat(kinds).containsExactly(Topic.Kind.STATUS);
        Status.Birth birth = (Status.Birth) Json.read(said.getFirst(), Status.class);
        assertThat(birth.head()).isEqualTo(2);
        assertThat(birth.unsent()).isEqualTo(2);
        assertThat(birth.headHash()).isEqualTo(locker.outbox().headHash());
        welcome("of another session", 0);
        assertThat(kinds).hasSize(1);
        welcome("aa", 0);
        assertThat(kinds).containsExactly(Topic.Kind.STATUS, Topic.Kind.JOURNAL);
        assertThat(locker.isWelcome()).isTrue();
    }

    @Test
    void one_batch_is_under_way_and_the_next_follows_its_ack_in_one_chain() {
        connect("aa");
        welcome("aa", 0);
        write(JournalBatch.MOST + 51);
        assertThat(lastBatch().bodies()).hasSize(1);
        assertThat(kinds).hasSize(2);
        hear(Topic.Kind.ACK, Json.write(new Ack(1, 1)));
        JournalBatch second = lastBatch();
        assertThat(second.first()).isEqualTo(2);
        assertThat(second.bodies()).hasSize(JournalBatch.MOST);
        hear(Topic.Kind.ACK, Json.write(new Ack(1, 101)));
        JournalBatch third = lastBatch();
        String hash = second.prev();
        for (String body : second.bodies()) {
            hash = Chain.next(hash, body);
        }
        assertThat(third.prev()).isEqualTo(hash);
        assertThat(third.bodies()).hasSize(50);
        hear(Topic.Kind.ACK, Json.write(new Ack(1, 151)));
        assertThat(locker.outbox().waiting()).isZero();
        assertThat(took).hasSize(151).containsOnly(SECOND);
    }

    @Test
    void what_was_not_acked_goes_again_after_a_while_and_in_the_next_session() {
        connect("aa");
        welcome("aa", 0);
        write(1);
        locker.look(at(9));
        assertThat(kinds).hasSize(2);
        locker.look(at(11));
        assertThat(kinds).hasSize(3);
        locker.lost();
        write(1);
        assertThat(kinds).hasSize(3);
        connect("bb");
        welcome("bb", 1);
        assertThat(lastBatch().first()).isEqualTo(2);
    }

    /** A broker whose queue is full drops what it has no room for, a city's greetings among the first. */
    @Test
    void a_birth_that_nobody_answers_is_said_again() {
        connect("aa");
        locker.look(at(9));
        assertThat(kinds).hasSize(1);
        locker.look(at(11));
        assertThat(kinds).containsExactly(Topic.Kind.STATUS, Topic.Kind.STATUS);
        assertThat(((Status.Birth) Json.read(said.getLast(), Status.class)).session())
                .isEqualTo("aa");
        welcome("aa", 0);
        locker.look(at(30));
        assertThat(kinds).hasSize(2);
        locker.lost();
        locker.look(at(60));
        assertThat(kinds).hasSize(2);
    }

    @Test
    void an_ack_of_what_was_never_written_changes_nothing() {
        connect("aa");
        welcome("aa", 0);
        write(1);
        hear(Topic.Kind.ACK, Json.write(new Ack(1, 2)));
        hear(Topic.Kind.ACK, Json.write(new Ack(2, 1)));
        assertThat(locker.outbox().acked()).isZero();
    }

    @Test
    void a_directive_is_answered_once_and_in_its_order() {
        connect("aa");
        welcome("aa", 0);
        Directive begin = new Directive.StartStorage("d1", 1_000, null, null);
        order(2, Chain.START, begin);
        assertThat(locker.outbox().head()).isZero();
        order(1, Chain.START, begin);
        order(1, Chain.START, begin);
        assertThat(locker.outbox().head()).isEqualTo(2);
        hear(Topic.Kind.ACK, Json.write(new Ack(1, 2)));
        order(2, Chain.START, new Directive.RenewCode("d1"));
        Fact.DirectiveTaken refused = (Fact.DirectiveTaken)
                Json.read(lastBatch().bodies().getLast(), Entry.class).fact();
        assertThat(refused.number()).isEqualTo(2);
        assertThat(refused.refused()).isEqualTo("LK-3108");
    }
}
