package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

final class SqliteStoreTest {
    @TempDir
    private Path folder;

    @Test
    void codesAreDrawnInOneWayAsLongAsAParcelIsInside() throws Exception {
        Codes codes = new Codes(120_000, "k1");
        try (SqliteStore store = Bench.open(folder)) {
            store.drawsCodes(new Codes(100_000, "k0"), false);
            store.drawsCodes(codes, false);
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
        }
        try (SqliteStore store = Bench.open(folder)) {
            store.drawsCodes(codes, false);
            assertThatThrownBy(() -> store.drawsCodes(new Codes(100_000, "k1"), false))
                    .hasMessageContaining("LK-8005", "120000");
            assertThatThrownBy(() -> store.drawsCodes(new Codes(120_000, "k2"), false))
                    .hasMessageContaining("LK-8005", "codes-lost");
            store.drawsCodes(codes, false);
            store.drawsCodes(new Codes(120_000, "k2"), true);
        }
        try (SqliteStore store = Bench.open(folder)) {
            store.drawsCodes(new Codes(120_000, "k2"), false);
            assertThatThrownBy(() -> store.drawsCodes(codes, false)).hasMessageContaining("LK-8005");
        }
    }

    /** Before this version nobody noted it. */
    @Test
    void theKeyOfAFileThatNamesNoneIsTakenForTheOneItWasDrawnUnder() {
        try (SqliteStore store = Bench.open(folder)) {
            store.drawsCodes(new Codes(100_000, ""), false);
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
            store.drawsCodes(new Codes(100_000, "k1"), false);
            assertThatThrownBy(() -> store.drawsCodes(new Codes(100_000, "k2"), false))
                    .hasMessageContaining("LK-8005");
        }
    }

    @Test
    void aNewLockerHasTheBookOfItsFirstDay() {
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load()).isEqualTo(Book.empty(Histories.CABINET));
            assertThat(store.head()).isEqualTo(new Journal.Head(Bench.EPOCH, 0, Chain.START, 0));
            assertThat(store.after(0, 100)).isEqualTo(new Journal.Slice(1, Chain.START, List.of(), List.of()));
        }
    }

    @Test
    void theSettingsThatSurviveAPowerCutAreInForce() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.writer().text("pragma journal_mode")).isEqualTo("wal");
            assertThat(store.writer().number("pragma synchronous")).isEqualTo(2);
            assertThat(store.writer().number("pragma foreign_keys")).isEqualTo(1);
            assertThat(store.writer().number("pragma cell_size_check")).isEqualTo(1);
            assertThat(store.writer().number("pragma page_size")).isEqualTo(1024);
            assertThat(store.writer().number("pragma user_version")).isEqualTo(Schema.VERSION);
        }
    }

    @Test
    void aFileOfAnotherPageSizeIsNotTakenForGood() throws SQLException {
        try (Sql sql = connect()) {
            sql.once("pragma page_size = 4096");
            sql.once("begin");
            Schema.migrate(sql, 0);
            sql.run("insert into meta (locker, epoch, acked) values (?, ?, 0)", Bench.LOCKER, Bench.EPOCH);
            sql.once("commit");
        }
        assertThatThrownBy(() -> Bench.open(folder))
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining("page_size is 4096");
    }

    @Test
    void everyCommitIsThereWhenTheFileIsOpenedAgain() {
        Histories history = new Histories(new Random(11));
        for (int i = 1; i <= 60; i++) {
            Histories.Event event = history.next();
            try (SqliteStore store = Bench.open(folder)) {
                assertThat(store.load()).isEqualTo(event.before());
                Bench.commit(store, event);
                assertThat(store.head().seq()).isEqualTo(i);
            }
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load()).isEqualTo(history.book());
            Bench.assertSound(store);
        }
    }

    @Test
    void theTablesAreTheJournalFoldedWhateverHappened() {
        for (int seed = 0; seed < 8; seed++) {
            try (SqliteStore store = Bench.openFile(folder.resolve("seed" + seed + ".db"))) {
                Bench.live(store, new Random(seed), 150);
                Bench.assertSound(store);
            }
        }
    }

    @Test
    void severalEntriesOfOneCommitFollowEachOther() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
            assertThat(store.head().seq()).isEqualTo(3);
            Bench.assertSound(store);
        }
    }

    @Test
    void aTechnicianReadsTheTables() throws SQLException {
        try (SqliteStore store = Bench.open(folder);
                Sql technician = connect()) {
            Bench.commit(store, Entries.authorised());
            assertThat(technician.text("select state from opening where compartment = 'A01'"))
                    .isEqualTo("AUTHORISED");
            assertThat(technician.text("select custody from compartment where id = 'A01'"))
                    .isEqualTo("RESERVED");
            assertThat(technician.number("select count(*) from compartment")).isEqualTo(8);
            assertThat(technician.text("select waybills from delivery")).isEqualTo("SF1234567890123");
        }
    }

    @Test
    void theJournalCanOnlyGrow() throws SQLException {
        try (SqliteStore store = Bench.open(folder);
                Sql intruder = connect()) {
            Bench.commit(store, Entries.authorised());
            assertThatThrownBy(() -> intruder.once("update journal set body = '{}'"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> intruder.once("delete from journal")).hasMessageContaining("append-only");
        }
    }

    @Test
    void theUplinkReadsVerbatimRunsWithTheirSeals() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, new Entry.LockerStarted("1.0"));
            Bench.commit(store, Entries.authorised());
            Bench.commit(store, Entries.opened());
            Journal.Slice all = store.after(0, 100);
            Journal.Slice second = store.after(1, 1);
            assertThat(second.first()).isEqualTo(2);
            assertThat(second.prev())
                    .isEqualTo(Chain.next(Chain.START, all.bodies().get(0)));
            assertThat(second.bodies()).containsExactly(all.bodies().get(1));
            assertThat(second.attachments())
                    .containsExactlyInAnyOrder(
                            new JournalBatch.Attachment(Entries.CODE.name(), Entries.CODE.text()),
                            new JournalBatch.Attachment(Entries.PHONE.name(), Entries.PHONE.text()));
            assertThat(store.after(2, 100).attachments()).isEmpty();
        }
    }

    @Test
    void aSealStaysUntilTheSignedWelcomeShowsThatTheCityHasIt() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised());
            Bench.commit(store, Entries.opened());
            store.acknowledged(Bench.EPOCH, 2);
            assertThat(store.head().acked()).isEqualTo(2);
            assertThat(store.after(0, 9).attachments()).hasSize(2);
            store.welcomed(Bench.EPOCH, 0);
            assertThat(store.head().acked()).isZero();
            assertThat(store.after(0, 9).attachments()).hasSize(2);
            store.welcomed(Bench.EPOCH, 3);
            store.welcomed(Bench.EPOCH + 1, 2);
            assertThat(store.after(0, 9).attachments()).hasSize(2);
            store.welcomed(Bench.EPOCH, 1);
            assertThat(store.after(0, 9).attachments()).isEmpty();
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.head().acked()).isEqualTo(1);
        }
    }

    @Test
    void aRecipientIsKeptAsLongAsADeliveryNamesThem() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
            Bench.commit(store, Entries.pickup(), Entries.openedAgain(), Entries.collected());
            assertThat(store.person(Entries.PERSON)).hasValue(Entries.RECIPIENT.text());
            Bench.commit(store, Entries.graceEnded());
            assertThat(store.person(Entries.PERSON)).isEmpty();
        }
    }

    @Test
    void aFullDiskIsNumberedAndNothingIsWrittenAfterwards() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised());
            store.writer().once("pragma max_page_count = " + store.writer().number("pragma page_count"));
            Histories history = new Histories(new Random(5), store.load());
            assertThatThrownBy(() -> live(store, history))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            full -> assertThat(full.problem()).isEqualTo(Problem.STORE_FULL));
            long seq = store.head().seq();
            store.writer().once("pragma max_page_count = 1000000");
            Entry late = new Entry.GuessFailed(Entry.Guess.CODE);
            assertThatThrownBy(() -> Bench.commit(store, late)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.acknowledged(Bench.EPOCH, 1)).isInstanceOf(StoreException.class);
            assertThat(store.head().seq()).isEqualTo(seq);
        }
        try (SqliteStore store = Bench.open(folder)) {
            Bench.assertSound(store);
        }
    }

    @Test
    void aCommitThatDoesNotStartFromTheLatestBookIsAFault() {
        try (SqliteStore store = Bench.open(folder)) {
            Book empty = store.load();
            Bench.commit(store, Entries.authorised());
            Stamp stamp = new Stamp(9, 9, Quality.TRUSTED);
            Entry entry = new Entry.LockerStarted("1.0");
            Commit stale = new Commit(empty, empty.after(entry, stamp), List.of(entry), stamp);
            assertThatThrownBy(() -> store.commit(stale)).isInstanceOf(IllegalStateException.class);
            assertThat(store.head().seq()).isEqualTo(1);
        }
    }

    @Test
    void aParcelsLifeCostsSixCommits() {
        try (SqliteStore store = Bench.open(folder)) {
            for (Entry entry : List.of(
                    Entries.authorised(),
                    Entries.opened(),
                    Entries.stored(),
                    Entries.pickup(),
                    Entries.openedAgain(),
                    Entries.collected())) {
                Bench.commit(store, entry);
            }
            Figures figures = store.figures();
            System.out.printf(
                    "One deposit and pickup: %d commits, %d bytes to the log%n", figures.commits(), figures.walBytes());
            assertThat(figures.commits()).isEqualTo(6);
            assertThat(figures.entries()).isEqualTo(6);
            assertThat(figures.walBytes()).isBetween(6L * 1048, 6L * 16 * 1048);
        }
    }

    private static void live(SqliteStore store, Histories history) {
        for (int i = 0; i < 1_000; i++) {
            Bench.commit(store, history.next());
        }
    }

    private Sql connect() throws SQLException {
        return Sql.connect("jdbc:sqlite:" + folder.resolve("locker.db"));
    }
}
