package parcellocker.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.FleetBook;
import parcellocker.bridge.parcels.Happenings.Place;
import parcellocker.bridge.parcels.ParcelBook;
import parcellocker.bridge.parcels.State;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;

class SqlBooksTest extends BooksContract {
    private static final Database DATABASE = Postgres.migrated();

    private final SqlBooks books = new SqlBooks(DATABASE);

    @BeforeEach
    void empty_the_books() {
        DATABASE.inTransaction(sql -> {
            for (String table : new String[] {
                "journal_cursor",
                "journal_entry",
                "journal_quarantine",
                "fleet_compartment",
                "fleet_opening",
                "fleet_locker",
                "parcel_delivery",
                "parcel_opening",
                "parcel_event",
                "parcel_seal",
                "parcel_notice",
                "parcel_ticket",
                "parcel_lost_code"
            }) {
                sql.change("delete from " + table);
            }
            return sql.change(
                    "insert into fleet_locker (locker, name, address, seal_to, epoch) values (?, 'n', 'a', 'k', 1)",
                    LOCKER.value());
        });
        books.enrol(LOCKER, 1);
    }

    @Override
    Books books() {
        return books;
    }

    /** One transaction of more than what is kept in memory: deliveries, openings and events. */
    @Test
    void a_long_journal_that_is_projected_anew_gives_the_same_books() {
        Journal journal = new Journal(LOCKER, 1);
        for (int i = 0; i < 1_100; i++) {
            journal.deposit("d-" + i, "A01", "YT" + (10_000 + i), Chain.name("code"))
                    .pickup("d-" + i, "A01");
        }
        for (long first = 1; first <= journal.head(); first += 100) {
            new Intake(books).take(LOCKER, journal.batch(first, Math.min(first + 99, journal.head())));
        }
        List<String> before = contents();
        new Intake(books).replay(LOCKER);
        assertThat(contents()).isEqualTo(before);
    }

    /** Every row that a projection writes, in an order of its own. */
    private static List<String> contents() {
        return DATABASE.inTransaction(sql -> Stream.of(
                        "fleet_compartment", "fleet_opening", "parcel_delivery", "parcel_opening", "parcel_event")
                .flatMap(table ->
                        sql.all("select t::text from " + table + " t order by 1", row -> row.getString(1)).stream())
                .toList());
    }

    /** Without the row lock the first writes back a cursor that it read before the second moved it. */
    @Test
    void two_bridges_with_neighbouring_batches_apply_one_after_the_other() throws Exception {
        Journal journal = new Journal(LOCKER, 1)
                .deposit("d-1", "A01", "YT0001", Chain.name("code"))
                .pickup("d-1", "A01");
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Intake stalled = new Intake(new StalledBooks(books, hasRead, mayGoOn));
        try (ExecutorService bridges = Executors.newFixedThreadPool(2)) {
            Future<Intake.Outcome> first = bridges.submit(() -> stalled.take(LOCKER, journal.batch(1, 3)));
            hasRead.await();
            Future<Intake.Outcome> second = bridges.submit(() -> new Intake(books).take(LOCKER, journal.batch(4, 7)));
            awaitWaiting(second);
            mayGoOn.countDown();
            assertThat(first.get().ack()).isEqualTo(new Ack(1, 3));
            assertThat(second.get().ack()).isEqualTo(new Ack(1, 7));
        }
        assertThat(books.cursor(LOCKER).upTo()).isEqualTo(7);
        Object state = books.locked(
                LOCKER, page -> page.parcels().delivery("d-1").orElseThrow().state());
        assertThat(state).isEqualTo(State.COLLECTED);
    }

    /** Until it waits for a lock; or it is done, because there was none. */
    private static void awaitWaiting(Future<?> second) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!second.isDone() && waiting() == 0) {
            assertThat(System.nanoTime()).as("neither done nor waiting").isLessThan(end);
        }
    }

    private static int waiting() {
        return DATABASE.inTransaction(sql -> sql.all(
                        "select pid from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        row -> row.getInt(1))
                .size());
    }

    @Test
    void what_an_entry_says_is_found_by_its_place_and_nothing_of_one_that_cannot_be_read() {
        Journal journal = new Journal(LOCKER, 1)
                .deposit("d-1", "A01", "YT0001", Chain.name("code"))
                .addRaw("{\"fact\":{\"kind\":\"OfALaterVersion\"}}");
        new Intake(books).take(LOCKER, journal.all());
        Place told = new Place(LOCKER.value(), 1, 3);
        assertThat(books.facts(List.of(
                        told,
                        new Place(LOCKER.value(), 1, 4),
                        new Place(LOCKER.value(), 1, 5),
                        new Place(LOCKER.value(), 2, 3),
                        new Place("LY-9999", 1, 3))))
                .isEqualTo(Map.of(told, new Fact.DepositClosed("o-d-1", 6_000, Fact.DepositVerdict.STORED)));
        assertThat(books.facts(List.of(new Place(LOCKER.value(), 2, 3)))).isEmpty();
        assertThat(books.facts(List.of())).isEmpty();
    }

    @Test
    void a_kind_that_became_known_is_read_after_the_upgrade() {
        Journal journal = new Journal(LOCKER, 1).deposit("d-1", "A01", "YT0001", Chain.name("code"));
        new Intake(books).take(LOCKER, journal.all());
        // As an older version would have left it.
        DATABASE.inTransaction(sql -> sql.change(
                "update journal_entry set unread = 'UNKNOWN DepositClosed' where locker = ? and seq = 3",
                LOCKER.value()));
        assertThat(books.readableNow()).containsExactly(LOCKER);
        new Intake(books).replay(LOCKER);
        assertThat(books.readableNow()).isEmpty();
    }

    @Test
    void the_same_evidence_is_kept_once_and_counted() {
        Journal forged = new Journal(LOCKER, 1).addRaw("x");
        new Intake(books).take(LOCKER, new Journal(LOCKER, 1).addRaw("y").all());
        new Intake(books).take(LOCKER, forged.all());
        new Intake(books).take(LOCKER, forged.all());
        List<String> kept = DATABASE.inTransaction(sql -> sql.all(
                "select problem, times from journal_quarantine", row -> row.getString(1) + " " + row.getLong(2)));
        assertThat(kept).containsExactly("LK-6010 2");
    }

    /** The same books, but a transaction stands still between its last reading and its first writing. */
    private record StalledBooks(Books books, CountDownLatch hasRead, CountDownLatch mayGoOn) implements Books {
        @Override
        public void enrol(LockerId locker, long epoch) {
            books.enrol(locker, epoch);
        }

        @Override
        public <T> T locked(LockerId locker, Function<Page, T> work) {
            return books.locked(locker, page -> work.apply(new StalledPage(page, hasRead, mayGoOn)));
        }
    }

    private record StalledPage(Books.Page page, CountDownLatch hasRead, CountDownLatch mayGoOn) implements Books.Page {
        @Override
        public NavigableMap<Long, Link> known(long first, long last) {
            NavigableMap<Long, Link> known = page.known(first, last);
            hasRead.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return known;
        }

        @Override
        public Cursor cursor() {
            return page.cursor();
        }

        @Override
        public void write(Plan plan) {
            page.write(plan);
        }

        @Override
        public void mark(long epoch, long seq, @Nullable String unread) {
            page.mark(epoch, seq, unread);
        }

        @Override
        public void quarantine(Problem problem, String hash, String raw) {
            page.quarantine(problem, hash, raw);
        }

        @Override
        public List<Books.Stored> applied(long epoch, long after) {
            return page.applied(epoch, after);
        }

        @Override
        public FleetBook fleet() {
            return page.fleet();
        }

        @Override
        public ParcelBook parcels() {
            return page.parcels();
        }
    }
}
