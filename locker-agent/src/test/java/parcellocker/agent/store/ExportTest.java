package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.ledger.EntryCodec;
import parcellocker.agent.ledger.Exports;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.evidence.Examination;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** From a real journal to evidence that anyone can check. */
class ExportTest {
    private static final String DEVICE = Jose.newSigningKey();
    private static final String PUBLIC = Jose.publicOf(DEVICE);
    private static final Exports.Signer SIGNER = new Exports.Signer(Bench.LOCKER, DEVICE, "2026-04-02");

    private static final int MOST_HISTORIES = 30;
    private static final int ENOUGH = 6;

    @TempDir
    Path folder;

    @Test
    void theEvidenceOfEveryDeliveryHoldsAndShowsNothingOfTheOthers() throws IOException {
        Path busy = busyLocker();
        try (SqliteStore store = Bench.open(busy)) {
            List<DeliveryId> deliveries = deliveries(store);
            try (JournalFile journal = JournalFile.open(busy.resolve("locker.db"))) {
                for (DeliveryId delivery : deliveries) {
                    Evidence evidence = Exports.of(journal, delivery, SIGNER).orElseThrow();
                    assertThat(Examination.faults(evidence, PUBLIC)).isEmpty();
                    String shown = Json.write(evidence);
                    assertThat(shown).contains(delivery.value());
                    assertThat(deliveries)
                            .filteredOn(other -> !other.equals(delivery))
                            .noneMatch(other -> shown.contains(other.value()));
                    assertThat(Json.read(shown, Evidence.class)).isEqualTo(evidence);
                }
            }
        }
    }

    /** SQLite would cut what it takes for torn, and delete the log when the last one leaves: the next start would see an old image. */
    @Test
    void whoOnlyReadsLeavesADamagedLogAndTheLogOfAMissingFileAsTheyAre() throws IOException {
        Path copy = folder.resolve("copy.db");
        Path log = folder.resolve("copy.db-wal");
        try (SqliteStore store = Bench.open(folder)) {
            live(store, 1);
            Files.copy(folder.resolve("locker.db"), copy);
            Files.copy(folder.resolve("locker.db-wal"), log);
        }
        byte[] file = Files.readAllBytes(copy);
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= 1;
        Files.write(log, bytes);
        JournalFile.open(copy).close();
        assertThat(log).hasBinaryContent(bytes);
        assertThat(copy).hasBinaryContent(file);
        Files.delete(copy);
        assertThatThrownBy(() -> JournalFile.open(copy).close()).isInstanceOf(StoreException.class);
        assertThat(copy).doesNotExist();
        assertThat(log).hasBinaryContent(bytes);
        Files.createFile(copy);
        assertThatThrownBy(() -> JournalFile.open(copy).close()).isInstanceOf(StoreException.class);
        assertThat(log).hasBinaryContent(bytes);
    }

    /** As a clean stop leaves it: without a log. */
    @Test
    void theJournalOfALockerThatIsStoppedIsReadToo() {
        try (SqliteStore store = Bench.open(folder)) {
            live(store, 1);
        }
        try (JournalFile journal = JournalFile.open(folder.resolve("locker.db"))) {
            assertThat(journal.head().seq()).isPositive();
            assertThat(journal.after(0, 10).bodies()).hasSize(10);
        }
        Bench.open(folder).close();
    }

    @Test
    void theRunEndsWithTheFirstDailyHeadAfterTheDeliverysLastEntry() throws IOException {
        try (SqliteStore store = Bench.open(busyLocker())) {
            int daily = 0;
            for (DeliveryId delivery : deliveries(store)) {
                Evidence evidence = Exports.of(store, delivery, SIGNER).orElseThrow();
                DayHead last = DayHead.read(evidence.heads().getLast(), PUBLIC);
                assertThat(evidence.lines().getLast().seq()).isEqualTo(last.seq());
                daily += last.day().equals("2026-04-02") ? 0 : 1;
            }
            assertThat(daily).isPositive();
        }
    }

    @Test
    void whatBefellItsCompartmentWhileItLayThereIsToldAndNothingOfLater() {
        try (SqliteStore store = Bench.open(folder)) {
            Entry rescue = new Entry.RescueOpened(Histories.CABINET.ids());
            Entry silent = new Entry.BoardLost(new BoardId("1"), List.of(Entries.A01), 60_000);
            Entry elsewhere = new Entry.DoorForced(Histories.CABINET.ids().getLast());
            Bench.commit(store, new Entry.DoorForced(Entries.A01));
            Bench.commit(store, Entries.authorised());
            Bench.commit(store, Entries.opened());
            Bench.commit(store, Entries.stored());
            Bench.commit(store, rescue);
            Bench.commit(store, silent);
            Bench.commit(store, elsewhere);
            Bench.commit(store, Entries.pickup());
            Bench.commit(store, Entries.openedAgain());
            Bench.commit(
                    store, new Entry.PickupClosed(Entries.OUT, 5_000, Entry.PickupVerdict.COLLECTED, Optional.empty()));
            Bench.commit(store, new Entry.GraceEnded(Entries.DELIVERY, Entries.A01));
            Bench.commit(store, new Entry.DoorForced(Entries.A01));
            Evidence evidence = Exports.of(store, Entries.DELIVERY, SIGNER).orElseThrow();
            assertThat(Examination.faults(evidence, PUBLIC)).isEmpty();
            assertThat(evidence.lines().stream()
                            .flatMap(line -> Optional.ofNullable(line.body()).stream())
                            .map(body ->
                                    EntryCodec.read(body).entry().getClass().getSimpleName()))
                    .containsExactly(
                            "DepositAuthorised",
                            "DoorOpened",
                            "DepositClosed",
                            "RescueOpened",
                            "BoardLost",
                            "PickupAuthorised",
                            "DoorOpened",
                            "PickupClosed",
                            "GraceEnded");
        }
    }

    @Test
    void aJournalWithoutTheDeliveryHasNoEvidence() {
        try (SqliteStore store = Bench.open(folder)) {
            live(store, 1);
            assertThat(Exports.of(store, new DeliveryId("ffffffffffffffff"), SIGNER))
                    .isEmpty();
        }
    }

    /** The folder of the first locker with deliveries enough: in some histories nearly all is refused. */
    private Path busyLocker() throws IOException {
        for (int seed = 1; seed <= MOST_HISTORIES; seed++) {
            Path one = Files.createDirectories(folder.resolve("history" + seed));
            try (SqliteStore store = Bench.open(one)) {
                live(store, seed);
                if (deliveries(store).size() >= ENOUGH) {
                    return one;
                }
            }
        }
        throw new AssertionError("no history of " + MOST_HISTORIES + " has " + ENOUGH + " deliveries");
    }

    /** Three days of a busy locker, each signed when it was over. */
    private static void live(SqliteStore store, int seed) {
        Random random = new Random(seed);
        Histories history = new Histories(random, store.load());
        for (int day = 1; day <= 3; day++) {
            for (int i = 0; i < 100; i++) {
                Histories.Event next = history.next();
                if (!(next.entry() instanceof Entry.DaySigned)) {
                    Bench.commit(store, next);
                } else {
                    history = new Histories(random, store.load());
                }
            }
            var head = store.head();
            DayHead signed = new DayHead(Bench.LOCKER, head.epoch(), "2026-03-3" + (day - 1), head.seq(), head.hash());
            Bench.commit(store, new Entry.DaySigned(20_000 + day, signed.signed(DEVICE)));
            history = new Histories(random, store.load());
        }
    }

    private static List<DeliveryId> deliveries(SqliteStore store) {
        TreeSet<DeliveryId> ids = new TreeSet<>();
        for (String body : store.after(0, 10_000).bodies()) {
            if (EntryCodec.read(body).entry() instanceof Entry.DepositAuthorised deposit) {
                ids.add(deposit.delivery());
            }
        }
        return new ArrayList<>(ids);
    }
}
