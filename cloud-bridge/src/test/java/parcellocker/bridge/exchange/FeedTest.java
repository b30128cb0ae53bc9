package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.parcels.Happening;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;

class FeedTest {
    private final Market market = new Market();

    private List<String> of(Partner partner) {
        return market.feed.after(partner, 0, Feed.MOST).stream()
                .map(event -> event.waybill() + " " + event.code())
                .toList();
    }

    @Test
    void a_parcels_life_is_told_in_its_order_to_whom_it_belongs() {
        Partner mine = market.carrier("SF");
        Partner other = market.carrier("ZTO");
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        market.declares(mine, "SF0001");
        Journal journal =
                market.locker("LY-0001").deposit("d1", "A01", "SF0001", "c").pickup("d1", "A01");
        journal.deposit("d2", "A02", "XX0002", "c");
        market.hear("LY-0001", journal);
        assertThat(market.feed.gather()).isEqualTo(3);
        assertThat(of(mine)).containsExactly("SF0001 DEPOSITED", "SF0001 PICKED_UP");
        assertThat(of(other)).isEmpty();
        assertThat(of(state)).containsExactly("SF0001 DEPOSITED", "SF0001 PICKED_UP", "XX0002 DEPOSITED");
        assertThat(market.feed.trace(other, "SF0001")).isEmpty();
        assertThat(market.feed.isOf(other, "SF0001")).isFalse();
    }

    @Test
    void whoever_reads_on_from_a_number_misses_nothing_and_hears_nothing_twice() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        Journal journal = market.locker("LY-0001");
        List<String> heard = new ArrayList<>();
        long after = 0;
        for (int i = 0; i < 7; i++) {
            market.hear("LY-0001", journal.deposit("d" + i, "A0" + i, "SF000" + i, "c"));
            market.feed.gather();
            for (TrackEvent event : market.feed.after(state, after, 2)) {
                heard.add(event.waybill());
                after = event.number();
            }
        }
        assertThat(heard).containsExactly("SF0000", "SF0001", "SF0002", "SF0003", "SF0004", "SF0005", "SF0006");
        assertThat(market.feed.gather()).isZero();
    }

    @Test
    void a_replay_of_a_lockers_journal_tells_nobody_anything_again() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        Journal journal = market.locker("LY-0001").deposit("d1", "A01", "SF0001", "c");
        market.hear("LY-0001", journal);
        market.feed.gather();
        new Intake(market.books).replay(new LockerId("LY-0001"));
        assertThat(market.feed.gather()).isZero();
        market.hear("LY-0001", journal.pickup("d1", "A01"));
        market.feed.gather();
        assertThat(of(state)).containsExactly("SF0001 DEPOSITED", "SF0001 PICKED_UP");
    }

    @Test
    void a_look_once_more_that_leaves_it_inside_is_no_second_deposit() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        Journal journal = market.locker("LY-0001")
                .deposit("d1", "A01", "SF0001", "c")
                .add(
                        new Fact.CheckAuthorised("k", "d1", "A01", "c-1"),
                        new Fact.DoorOpened("k", 300),
                        new Fact.DepositClosed("k", 4_000, Fact.DepositVerdict.STORED));
        market.hear("LY-0001", journal);
        market.feed.gather();
        assertThat(of(state)).containsExactly("SF0001 DEPOSITED");
    }

    /** Two bridges gather while lockers speak: no number is read before a smaller one is there. */
    @Test
    void two_bridges_that_gather_at_once_number_everything_once_and_in_order() throws Exception {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        int lockers = 20;
        List<Journal> journals = new ArrayList<>();
        for (int i = 0; i < lockers; i++) {
            journals.add(market.locker("LY-%04d".formatted(i)).deposit("d" + i, "A01", "SF%04d".formatted(i), "c"));
        }
        CountDownLatch spoken = new CountDownLatch(1);
        List<Long> numbers = new ArrayList<>();
        try (ExecutorService bridges = Executors.newFixedThreadPool(3)) {
            Future<?> speaking = bridges.submit(() -> {
                try {
                    for (int i = 0; i < lockers; i++) {
                        market.hear("LY-%04d".formatted(i), journals.get(i));
                    }
                } finally {
                    spoken.countDown();
                }
            });
            Feed another = new Feed(market.database, market.now::get);
            Future<?> other = bridges.submit(() -> {
                while (spoken.getCount() > 0) {
                    another.gather();
                }
            });
            long after = 0;
            while (numbers.size() < lockers) {
                assertThat(speaking.state()).isNotEqualTo(Future.State.FAILED);
                market.feed.gather();
                for (TrackEvent event : market.feed.after(state, after, 3)) {
                    numbers.add(event.number());
                    after = event.number();
                }
            }
            speaking.get();
            other.get();
        }
        assertThat(numbers).doesNotHaveDuplicates().isSorted().hasSize(lockers);
        assertThat(market.feed.after(state, 0, Feed.MOST))
                .extracting(TrackEvent::code)
                .containsOnly(Happening.Kind.DEPOSITED)
                .hasSize(lockers);
    }

    @Test
    void a_deposit_that_was_uncertain_and_that_a_look_confirms_is_found() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        Journal journal = market.locker("LY-0001")
                .add(
                        Journal.authorised("d1", "A01", "SF0001", "c", null),
                        new Fact.DoorOpened("o-d1", 300),
                        new Fact.DepositClosed("o-d1", 6_000, Fact.DepositVerdict.UNSURE),
                        new Fact.CheckAuthorised("k", "d1", "A01", "c-1"),
                        new Fact.DoorOpened("k", 300),
                        new Fact.DepositClosed("k", 4_000, Fact.DepositVerdict.STORED));
        market.hear("LY-0001", journal);
        market.feed.gather();
        assertThat(of(state)).containsExactly("SF0001 UNCERTAIN", "SF0001 FOUND");
    }

    private static Fact twice(String waybill) {
        return new Fact.DepositAuthorised(
                "o-d1",
                "d1",
                "A01",
                List.of(waybill, waybill),
                "c-1",
                "r-1",
                Fact.Basis.COURIER_ATTESTED,
                Journal.V,
                "c",
                null);
    }

    @Test
    void a_waybill_that_one_entry_names_twice_is_told_once_and_stops_nobody() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        Journal odd = market.locker("LY-0001")
                .add(
                        twice("A0001"),
                        new Fact.DoorOpened("o-d1", 300),
                        new Fact.DepositClosed("o-d1", 6_000, Fact.DepositVerdict.STORED));
        market.hear("LY-0001", odd);
        market.hear("LY-0002", market.locker("LY-0002").deposit("d2", "A01", "B0002", "c"));
        assertThat(market.feed.gather()).isEqualTo(2);
        assertThat(of(state)).containsExactly("A0001 DEPOSITED", "B0002 DEPOSITED");
        assertThat(market.feed.after(state, 0, Feed.MOST))
                .extracting(TrackEvent::number)
                .containsExactly(1L, 2L);
    }

    /** As a later version may have left it in the database of this one. */
    @Test
    void a_locker_whose_happenings_cannot_be_read_stops_no_other() {
        Partner state = market.partner("GOV", Partner.Kind.REGULATOR, Optional.empty());
        market.hear("LY-0001", market.locker("LY-0001").deposit("d1", "A01", "A0001", "c"));
        market.database.inTransaction(sql -> sql.change("update parcel_happening set kind = 'FLOWN'"));
        market.hear("LY-0002", market.locker("LY-0002").deposit("d2", "A01", "B0002", "c"));
        market.feed.gather();
        assertThat(of(state)).containsExactly("B0002 DEPOSITED");
        market.database.inTransaction(sql -> sql.change("update parcel_happening set kind = 'DEPOSITED'"));
        market.feed.gather();
        assertThat(of(state)).as("nothing is lost by it").containsExactly("B0002 DEPOSITED", "A0001 DEPOSITED");
    }
}
