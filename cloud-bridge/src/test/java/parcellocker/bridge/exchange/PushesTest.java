package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.exchange.Pushes.InHand;
import parcellocker.contract.entry.Fact;

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

    private Partner changed(Optional<URI> callback, List<Partner.Scope> scopes, boolean isActive) {
        Partner changed = new Partner(
                "SF", "SF", Partner.Kind.CARRIER, scopes, Partner.Mask.MASKED, Dialect.PLAIN, callback, isActive);
        market.partners.put(changed);
        return changed;
    }

    @Test
    void what_an_operator_said_of_a_partner_counts_at_once() {
        stored("d1", "SF0001");
        Optional<URI> elsewhere = Optional.of(URI.create("https://partner.example/elsewhere"));
        List<Partner.Scope> all = List.of(Partner.Scope.values());
        changed(elsewhere, all, false);
        assertThat(market.pushes.take(partner)).as("it is not active any more").isEmpty();
        changed(elsewhere, List.of(Partner.Scope.DECLARE), true);
        assertThat(market.pushes.take(partner)).as("it may not read events").isEmpty();
        assertThat(market.pushes.due()).isEmpty();
        changed(Optional.empty(), all, true);
        assertThat(market.pushes.take(partner)).as("it has no place").isEmpty();
        changed(elsewhere, all, true);
        assertThat(taken().partner().callback()).isEqualTo(elsewhere);
    }

    @Test
    void a_partner_that_takes_nothing_is_not_looked_at_before_its_wait_is_over() {
        stored("d1", "SF0001");
        pickedUp("d1");
        InHand first = taken();
        assertThat(market.pushes.due())
                .as("one is in hand, the next waits for it")
                .isEmpty();
        market.pushes.failed(first, "503");
        assertThat(market.pushes.due()).isEmpty();
        market.hear("LY-0001", journal.add(new Fact.PickupDisputed("d1", "A01")));
        market.feed.gather();
        assertThat(market.pushes.due())
                .as("what is new of that parcel waits too")
                .isEmpty();
        market.passes(Duration.ofMillis(1_200));
        assertThat(market.pushes.due()).extracting(Partner::code).containsExactly("SF");
        market.pushes.taken(taken());
        assertThat(market.pushes.due()).as("the next goes at once").hasSize(1);
        assertThat(taken().event().code().name()).isEqualTo("PICKED_UP");
    }

    @Test
    void what_was_taken_stays_taken_whatever_a_slower_attempt_says_later() {
        stored("d1", "SF0001");
        InHand slow = taken();
        market.passes(Duration.ofHours(73));
        market.pushes.taken(taken());
        market.pushes.failed(slow, "503");
        assertThat(market.pushes.dead("SF")).isEmpty();
    }

    @Test
    void what_has_ended_is_forgotten_after_ninety_days_and_what_has_not_never() {
        stored("d1", "SF0001");
        stored("d2", "SF0002");
        market.pushes.taken(taken());
        assertThat(market.pushes.forget(market.now.get().plus(Duration.ofDays(90))))
                .isZero();
        assertThat(market.pushes.forget(market.now.get().plus(Duration.ofDays(91))))
                .isEqualTo(1);
        assertThat(taken().event().waybill()).isEqualTo("SF0002");
    }

    @Test
    void what_was_given_back_is_taken_at_once_but_not_from_who_has_it_now() {
        stored("d1", "SF0001");
        InHand stopped = taken();
        market.pushes.giveBack(stopped);
        assertThat(taken().event()).isEqualTo(stopped.event());
        market.pushes.giveBack(stopped);
        assertThat(market.pushes.take(partner)).isEmpty();
    }

    @Test
    void an_attempt_that_comes_back_late_holds_up_nothing_of_its_parcel() {
        stored("d1", "SF0001");
        pickedUp("d1");
        InHand slow = taken();
        market.passes(Duration.ofSeconds(15));
        market.pushes.taken(taken());
        market.pushes.failed(slow, "503");
        assertThat(taken().event().code().name()).isEqualTo("PICKED_UP");
    }
}
