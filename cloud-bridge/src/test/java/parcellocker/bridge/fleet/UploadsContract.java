package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.ReportWords.Chunk;
import parcellocker.contract.wire.ReportWords.Held;

/** How a report comes in, in memory and on PostgreSQL. */
abstract class UploadsContract {
    static final LockerId LOCKER = new LockerId("LY-0001");
    static final String REQUEST = "0123456789abcdef";
    static final long MOST = 100_000;

    /** Asks for that one, at most {@link #MOST} bytes. */
    abstract void ask(String request);

    abstract void close(String request);

    /** In a transaction of its own. */
    abstract <T> T with(Function<ReportBook, T> work);

    private final byte[] whole = bytes(1, 1_000);

    private static byte[] bytes(int seed, int many) {
        byte[] bytes = new byte[many];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Uploads.Put put(ReportBook book, byte[] of, int from, int to, String hash) {
        byte[] piece = Arrays.copyOfRange(of, from, to);
        return Uploads.put(book, new Chunk("LY-0001", REQUEST, from, of.length, hash, Uploads.hash(piece)), piece);
    }

    private Held put(byte[] of, int from, int to) {
        return with(book -> put(book, of, from, to, Uploads.hash(of))).held().orElseThrow();
    }

    private Held held(byte[] of) {
        return with(book -> Uploads.held(book, Chunk.asks("LY-0001", REQUEST, of.length, Uploads.hash(of))));
    }

    private byte[] kept() {
        return with(book -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            book.read(REQUEST, all::writeBytes);
            return all.toByteArray();
        });
    }

    private static void refuses(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void piece_after_piece_it_becomes_whole_and_the_last_one_again_is_the_same() {
        ask(REQUEST);
        assertThat(held(whole)).isEqualTo(new Held(0, false));
        assertThat(put(whole, 0, 400)).isEqualTo(new Held(400, false));
        assertThat(held(whole)).isEqualTo(new Held(400, false));
        assertThat(put(whole, 400, 999)).isEqualTo(new Held(999, false));
        assertThat(put(whole, 999, 1_000)).isEqualTo(new Held(1_000, true));
        assertThat(kept()).isEqualTo(whole);
        assertThat(put(whole, 999, 1_000)).as("its answer got lost").isEqualTo(new Held(1_000, true));
        assertThat(held(whole)).isEqualTo(new Held(1_000, true));
    }

    @Test
    void bytes_for_another_place_than_the_next_change_nothing() {
        ask(REQUEST);
        put(whole, 0, 400);
        refuses(Problem.REPORT_ELSEWHERE, () -> put(whole, 0, 400));
        refuses(Problem.REPORT_ELSEWHERE, () -> put(whole, 500, 600));
        refuses(Problem.REPORT_ELSEWHERE, () -> put(whole, 300, 600));
        assertThat(held(whole)).isEqualTo(new Held(400, false));
        assertThat(kept()).isEqualTo(Arrays.copyOf(whole, 400));
    }

    @Test
    void what_was_never_asked_for_or_is_over_is_refused() {
        refuses(Problem.REPORT_UNKNOWN, () -> put(whole, 0, 400));
        refuses(Problem.REPORT_UNKNOWN, () -> held(whole));
        ask(REQUEST);
        put(whole, 0, 400);
        close(REQUEST);
        refuses(Problem.REPORT_OVER, () -> put(whole, 400, 500));
        refuses(Problem.REPORT_OVER, () -> held(whole));
    }

    @Test
    void one_that_is_whole_takes_no_other_bytes() {
        ask(REQUEST);
        put(whole, 0, 1_000);
        close(REQUEST);
        assertThat(held(whole)).as("also if the locker has said so since").isEqualTo(new Held(1_000, true));
        refuses(Problem.REPORT_OVER, () -> put(bytes(2, 500), 0, 500));
        assertThat(kept()).isEqualTo(whole);
    }

    @Test
    void more_than_was_asked_for_and_what_does_not_fit_in_the_whole_is_refused_and_not_kept() {
        ask(REQUEST);
        refuses(Problem.REPORT_UNFIT, () -> put(bytes(1, (int) MOST + 1), 0, 100));
        refuses(Problem.REPORT_UNFIT, () -> put(whole, 0, 0));
        refuses(
                Problem.REPORT_UNFIT,
                () -> with(book -> Uploads.put(
                        book, new Chunk("LY-0001", REQUEST, 0, 999, Uploads.hash(whole), Uploads.hash(whole)), whole)));
        assertThat(kept()).isEmpty();
        assertThat(put(bytes(1, (int) MOST), 0, 100)).isEqualTo(new Held(100, false));
    }

    @Test
    void of_a_whole_that_is_not_what_its_hash_says_nothing_is_kept_and_it_may_come_again() {
        ask(REQUEST);
        String lie = Uploads.hash(bytes(9, 9));
        with(book -> put(book, whole, 0, 400, lie));
        Uploads.Put last = with(book -> put(book, whole, 400, 1_000, lie));
        assertThat(last.held()).isEmpty();
        assertThat(last.refused().orElseThrow().problem()).isEqualTo(Problem.REPORT_UNFIT);
        assertThat(kept()).isEmpty();
        assertThat(put(whole, 0, 1_000)).isEqualTo(new Held(1_000, true));
        assertThat(kept()).isEqualTo(whole);
    }

    @Test
    void a_locker_that_had_to_gather_anew_begins_anew() {
        ask(REQUEST);
        put(whole, 0, 400);
        byte[] other = bytes(2, 600);
        assertThat(held(other)).isEqualTo(new Held(0, false));
        refuses(Problem.REPORT_ELSEWHERE, () -> put(other, 400, 600));
        assertThat(held(whole)).as("nothing was dropped for that").isEqualTo(new Held(400, false));
        put(other, 0, 300);
        assertThat(put(other, 300, 600)).isEqualTo(new Held(600, true));
        assertThat(kept()).isEqualTo(other);
    }
}
