package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderTest {
    private static final long RESEND = 60_000;

    @Test
    void nothing_goes_without_a_connection() {
        Sender sender = Sender.offline(RESEND, 5, 0);

        assertThat(sender.due(Long.MAX_VALUE - 1)).isEmpty();
        assertThat(sender.deadline()).isEmpty();
    }

    @Test
    void a_new_connection_waits_for_the_welcome_but_not_for_ever() {
        Sender sender = Sender.offline(RESEND, 5, 0).connected(1_000);

        assertThat(sender.due(999)).isEmpty();
        assertThat(sender.due(1_000)).contains(new Sender.Wanted(0, 5));
        assertThat(sender.welcomed(0, 10).due(10)).contains(new Sender.Wanted(0, 5));
    }

    @Test
    void only_released_entries_are_wanted_and_at_most_a_batch_of_them() {
        Sender sender = Sender.offline(RESEND, 2, 2).connected(0);

        assertThat(sender.due(0)).isEmpty();
        assertThat(sender.released(3).due(0)).contains(new Sender.Wanted(2, 1));
        assertThat(sender.released(500).due(0)).contains(new Sender.Wanted(2, 100));
        assertThat(sender.released(500).released(3).due(0)).contains(new Sender.Wanted(2, 100));
    }

    @Test
    void one_batch_is_in_flight_until_the_ack_of_all_of_it() {
        Sender sender = Sender.offline(RESEND, 200, 0).connected(0).sent(1, 100, 0);

        assertThat(sender.due(RESEND - 1)).isEmpty();
        assertThat(sender.acknowledged(99).due(RESEND - 1)).isEmpty();
        assertThat(sender.acknowledged(100).due(1)).contains(new Sender.Wanted(100, 100));
    }

    @Test
    void an_unacknowledged_batch_goes_again_from_the_first_entry_the_city_lacks() {
        Sender sender =
                Sender.offline(RESEND, 10, 0).connected(0).sent(1, 10, 0).acknowledged(4);

        assertThat(sender.deadline()).hasValue(RESEND);
        assertThat(sender.due(RESEND)).contains(new Sender.Wanted(4, 6));
    }

    @Test
    void a_reconnect_forgets_what_was_in_flight() {
        Sender sender =
                Sender.offline(RESEND, 10, 0).connected(0).sent(1, 10, 0).lost().connected(50);

        assertThat(sender.due(50)).contains(new Sender.Wanted(0, 10));
    }

    @Test
    void an_ack_never_moves_back_and_a_welcome_does() {
        Sender sender = Sender.offline(RESEND, 10, 7).connected(0);

        assertThat(sender.acknowledged(3).acked()).isEqualTo(7);
        assertThat(sender.welcomed(3, 5).due(5)).contains(new Sender.Wanted(3, 7));
    }

    @Test
    void a_refused_batch_rests_and_neither_reconnect_nor_welcome_shortens_that() {
        Sender sender =
                Sender.offline(RESEND, 10, 0).connected(0).sent(1, 10, 0).refused(500);

        assertThat(sender.due(499)).isEmpty();
        assertThat(sender.due(500)).contains(new Sender.Wanted(0, 10));
        assertThat(sender.lost().connected(100).welcomed(0, 100).due(499)).isEmpty();
        assertThat(sender.lost().connected(100).welcomed(0, 100).due(500)).isPresent();
    }
}
