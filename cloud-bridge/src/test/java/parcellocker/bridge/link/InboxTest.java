package parcellocker.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox(10);

    private static Arrival of(String topic, int length) {
        return new Arrival(topic, new byte[length], 0);
    }

    private List<String> emptied() throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (Arrival next = inbox.poll(0); next != null; next = inbox.poll(0)) {
            all.add(next.topic() + next.payload().length);
        }
        return all;
    }

    @Test
    void of_each_topic_the_newest_waits_in_the_place_of_the_first() throws Exception {
        inbox.put(of("a/status", 1), false);
        inbox.put(of("b/status", 2), false);
        inbox.put(of("a/status", 3), false);
        assertThat(inbox.size()).isEqualTo(2);
        assertThat(emptied()).containsExactly("a/status3", "b/status2");
    }

    @Test
    void what_is_repeated_is_turned_away_when_too_much_waits_and_told() throws Exception {
        inbox.put(of("a/journal", 6), true);
        inbox.put(of("b/journal", 5), true);
        inbox.put(of("b/journal", 4), true);
        inbox.put(of("c/journal", 1), true);
        assertThat(inbox.turnedAway()).isEqualTo(2);
        assertThat(inbox.turnedAway()).isZero();
        assertThat(emptied()).containsExactly("a/journal6", "b/journal4");
        inbox.put(of("b/journal", 10), true);
        assertThat(emptied()).containsExactly("b/journal10");
    }

    @Test
    void one_that_comes_again_takes_no_more_room() throws Exception {
        inbox.put(of("a/journal", 8), true);
        inbox.put(of("a/journal", 8), true);
        inbox.put(of("b/journal", 2), true);
        assertThat(inbox.turnedAway()).isZero();
        assertThat(emptied()).containsExactly("a/journal8", "b/journal2");
    }

    @Test
    void two_batches_of_one_locker_wait_both() throws Exception {
        inbox.put(of("a/journal", 2), true);
        inbox.put(of("a/journal", 3), true);
        assertThat(emptied()).containsExactly("a/journal2", "a/journal3");
    }

    @Test
    void what_is_said_once_always_finds_room() throws Exception {
        inbox.put(of("a/journal", 10), true);
        inbox.put(of("a/status", 10), false);
        inbox.put(of("b/status", 10), false);
        assertThat(emptied()).containsExactly("a/journal10", "a/status10", "b/status10");
    }
}
