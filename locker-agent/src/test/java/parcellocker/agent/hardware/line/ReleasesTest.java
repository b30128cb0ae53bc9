package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private final Releases releases = new Releases();
    private final List<Noted> dropped = new ArrayList<>();

    private final class Noted implements Release {
        private final long deadline;

        Noted(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public long deadlineMillis() {
            return deadline;
        }

        @Override
        public void send(Wire wire) {
            throw new AssertionError("never sent here");
        }

        @Override
        public void dropped() {
            dropped.add(this);
        }
    }

    @Test
    void nothingIsTakenBeforeTheLineIsUp() {
        assertThat(releases.offer(new Noted(Long.MAX_VALUE))).isFalse();
        assertThat(dropped).isEmpty();
    }

    @Test
    void aReleaseThatWaitsWhenThePortIsLostIsDroppedAndGoneAtTheReopening() {
        releases.setUp(true);
        Noted waiting = new Noted(Long.MAX_VALUE);
        assertThat(releases.offer(waiting)).isTrue();
        releases.setUp(false);
        assertThat(dropped).containsExactly(waiting);
        releases.setUp(true);
        assertThat(releases.isEmpty()).isTrue();
        assertThat(dropped).hasSize(1);
    }

    @Test
    void aReopeningWithoutANoticedLossEmptiesTheQueueToo() {
        releases.setUp(true);
        releases.offer(new Noted(Long.MAX_VALUE));
        releases.setUp(true);
        assertThat(dropped).hasSize(1);
        assertThat(releases.take()).isNull();
    }

    @Test
    void onlyWhatIsLateIsDropped() {
        releases.setUp(true);
        Noted late = new Noted(99);
        Noted inTime = new Noted(100);
        releases.offer(late);
        releases.offer(inTime);
        releases.dropLate(100);
        assertThat(dropped).containsExactly(late);
        assertThat(releases.take()).isSameAs(inTime);
    }

    @Test
    void aFullQueueIsAnAnswer() {
        releases.setUp(true);
        for (int i = 0; i < Releases.LIMIT; i++) {
            assertThat(releases.offer(new Noted(Long.MAX_VALUE))).isTrue();
        }
        assertThat(releases.offer(new Noted(Long.MAX_VALUE))).isFalse();
        assertThat(dropped).isEmpty();
    }
}
