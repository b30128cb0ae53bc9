package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.exchange.Pushes.InHand;

class PushesTest {
    private final Market market = new Market();
    private final Partner partner = market.called("SF");
    private final Journal journal = market.locker("LY-0001");

    private void stored(String delivery, String waybill) {
        market.declares(partner, waybill);
        journal.deposit(delivery, "A01", waybill, "c");
        market.hear("LY-0001", journal);
        market.feed.gather();
    }

    private void pickedUp(String delivery) {
        market.hear("LY-0001", journal.pickup(delivery, "A01"));
        market.feed.gather();
    }

    private InHand taken() {
        return market.pushes.take(partner).orElseThrow();
    }

    @Test
    void events_of_one_parcel_go_one_after_the_other_and_others_beside_them() {
        stored("d1", "SF0001");
        pickedUp("d1");
        stored("d2", "SF0002");
        InHand first = taken();
        InHand beside = taken();
        assertThat(first.event().waybill()).isEqualTo("SF0001");
        assertThat(beside.event().waybill()).isEqualTo("SF0002");
        assertThat(market.pushes.take(partner))
                .as("the pickup waits for the deposit")
                .isEmpty();
        market.pushes.taken(first);
        assertThat(taken().event().code().name()).isEqualTo("PICKED_UP");
    }

    @Test
    void what_is_in_hand_is_taken_by_nobody_else_until_it_must_have_been_lost() {
        stored("d1", "SF0001");
        InHand event = taken();
        assertThat(market.pushes.take(partner)).isEmpty();
        market.passes(Duration.ofSeconds(14));
        assertThat(market.pushes.take(partner)).isEmpty();
        market.passes(Duration.ofSeconds(1));
        assertThat(taken().event()).isEqualTo(event.event());
    }

    @Test
    void waits_double_up_to_an_hour_and_after_three_days_it_is_a_dead_letter_that_can_be_brought_again() {
        stored("d1", "SF0001");
        List<Long> waits = new ArrayList<>();
        Instant begun = market.now.get();
        while (market.pushes.dead("SF").isEmpty()) {
            market.pushes.failed(taken(), "503");
            Duration wait = Duration.between(market.now.get(), dueAt());
            waits.add(wait.toMillis());
            market.passes(wait.minusMillis(1));
            assertThat(market.pushes.take(partner)).as("before its time").isEmpty();
            market.passes(Duration.ofMillis(2));
        }
        long sinceSeconds = Duration.between(begun, market.now.get()).toSeconds();
        assertThat(waits.getFirst()).isBetween(1_000L, 1_200L);
        assertThat(waits.get(5)).isBetween(32_000L, 38_400L);
        assertThat(waits.get(20)).isBetween(3_600_000L, 4_320_000L);
        assertThat(sinceSeconds).isBetween(72 * 3_600L, 74 * 3_600L);
        Pushes.Dead dead = market.pushes.dead("SF").getFirst();
        assertThat(dead.why()).isEqualTo("503");
        assertThat(dead.attempts()).isGreaterThan(70);
        assertThat(market.pushes.take(partner)).isEmpty();
        assertThat(market.pushes.replay("SF")).isEqualTo(1);
        assertThat(taken().attempts()).isEqualTo(1);
        assertThat(market.pushes.dead("SF")).isEmpty();
    }

    private Instant dueAt() {
        return market.database.inTransaction(sql -> sql.all(
                        "select due_at from exchange_push",
                        row -> row.getTimestamp(1).toInstant())
                .getFirst());
    }

    @Test
    void a_dead_letter_holds_back_no_later_event_of_its_parcel() {
        stored("d1", "SF0001");
        pickedUp("d1");
        market.passes(Duration.ofHours(73));
        market.pushes.failed(taken(), "500");
        assertThat(taken().event().code().name()).isEqualTo("PICKED_UP");
    }

    @Test
    void nothing_is_owed_to_whom_it_does_not_concern() {
        Partner other = market.called("ZTO");
        Partner fetching = market.carrier("STO");
        market.declares(fetching, "ST0001");
        stored("d1", "SF0001");
        journal.deposit("d9", "A09", "ST0001", "c");
        market.hear("LY-0001", journal);
        market.feed.gather();
        assertThat(market.pushes.due()).extracting(Partner::code).containsExactly("SF");
        assertThat(market.pushes.take(other)).isEqualTo(Optional.empty());
    }
}
