package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

class BatchesTest {
    private final TestJournal journal = new TestJournal();
    private final Batches batches = new Batches(new LockerId("L-001"), journal);

    @Test
    void a_batch_carries_the_bodies_verbatim_the_hash_before_them_and_the_secrets_they_name() {
        String jwe = "sealed";
        journal.commit("{\"a\":1}", "{\"b\" : \"" + Chain.name(jwe) + "\"}", "{\"c\":\"格口\"}");
        journal.attach(jwe);

        Batches.Cut cut = batches.cut(new Sender.Wanted(1, 2));

        JournalBatch batch = Json.read(cut.json(), JournalBatch.class);
        assertThat(batch.locker()).isEqualTo("L-001");
        assertThat(batch.epoch()).isEqualTo(TestJournal.EPOCH);
        assertThat(batch.first()).isEqualTo(2);
        assertThat(batch.prev()).isEqualTo(Chain.next(Chain.START, "{\"a\":1}"));
        assertThat(batch.bodies()).containsExactly("{\"b\" : \"" + Chain.name(jwe) + "\"}", "{\"c\":\"格口\"}");
        assertThat(batch.attachments()).containsExactly(new JournalBatch.Attachment(Chain.name(jwe), jwe));
        assertThat(cut.last()).isEqualTo(3);
    }

    @Test
    void large_entries_are_cut_into_messages_the_city_accepts_without_losing_one() {
        // Quotes double on the wire, and each character of the padding is three bytes.
        String body = "{\"" + "\"".repeat(500) + "格".repeat(1_000) + "\"}";
        IntStream.range(0, 250).forEach(i -> journal.commit(body));

        long after = 0;
        int messages = 0;
        while (after < 250) {
            Batches.Cut cut = batches.cut(new Sender.Wanted(after, (int) Math.min(100, 250 - after)));
            assertThat(cut.first()).isEqualTo(after + 1);
            assertThat(cut.json().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Json.MOST_BYTES);
            after = cut.last();
            messages++;
        }
        assertThat(after).isEqualTo(250);
        assertThat(messages).as("of about 15 entries each").isBetween(16, 25);
    }

    @Test
    void an_entry_that_fits_no_message_is_named_instead_of_sent() {
        journal.commit("x".repeat(Json.MOST_BYTES));

        assertThatThrownBy(() -> batches.cut(new Sender.Wanted(0, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.MESSAGE_TOO_LARGE));
    }

    @Test
    void an_entry_the_journal_does_not_hold_is_a_broken_chain() {
        assertThatThrownBy(() -> batches.cut(new Sender.Wanted(0, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.CHAIN_BROKEN));
    }
}
