package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SqliteStore;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import picocli.CommandLine;

/** Whoever changes the key of codes while parcels are inside is told, and not their recipients. */
class CodesLostTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aLockerWithAParcel() throws IOException {
        Files.writeString(config(), """
                locker: LY-000017
                epoch: 3
                data: data
                wiring: UNVERIFIED_ALLOWED
                keys: keys.json
                cabinet: demo-24
                stretch: 1000
                lines:
                  - {id: main, port: none-0, boards: b1}
                city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
                kiosk: {port: 0, open: true}
                """);
        drawKeys();
        starts();
        Settings settings = SettingsFile.read(config());
        try (SqliteStore store = new StoreAtStart(settings).open()) {
            deposit(store, settings.layout().cabinet().ids().getFirst());
        }
    }

    @Test
    void anotherKeyIsRefusedAsLongAsCodesOfTheFormerOneAreInUse() throws IOException {
        byte[] former = Files.readAllBytes(keys());
        starts();
        drawKeys();
        refused();
        refused();
        Files.write(keys(), former);
        starts();
    }

    @Test
    void whoGivesTheCodesUpStartsWithTheOtherKey() throws IOException {
        byte[] former = Files.readAllBytes(keys());
        drawKeys();
        refused();
        assertThat(new CommandLine(new KeyCommands.CodesLost()).execute(config().toString()))
                .isZero();
        starts();
        Files.write(keys(), former);
        refused();
    }

    private void refused() {
        assertThatThrownBy(this::starts)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("LK-8005", "codes-lost");
    }

    private void starts() throws IOException {
        Wiring.start(Start.of(SettingsFile.read(config()))).close();
    }

    private Path config() {
        return folder.resolve("agent.yaml");
    }

    private Path keys() {
        return folder.resolve("keys.json");
    }

    private void drawKeys() throws IOException {
        Files.deleteIfExists(keys());
        String city = Jose.publicOf(Jose.newSigningKey());
        KeyFile.create(keys(), new Keys.City(city, city, Jose.publicOf(Jose.newSealingKey())), List.of());
    }

    private static void deposit(SqliteStore store, CompartmentId compartment) {
        OpeningId opening = new OpeningId("00000000000000a1");
        Sealed code = new Sealed(Chain.name("sealed"), "sealed");
        List<Entry> entries = List.of(
                new Entry.DepositAuthorised(
                        opening,
                        new DeliveryId("00000000000000d1"),
                        compartment,
                        List.of(new Waybill("SF1234567890123")),
                        new CourierId("c-17"),
                        new PersonRef("p0123456789abcdef"),
                        Basis.COURIER_ATTESTED,
                        new Verifier("c2FsdHNhbHRzYWx0c2FsdA", "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"),
                        code,
                        Optional.empty(),
                        Optional.empty()),
                new Entry.DoorOpened(opening, 180),
                new Entry.DepositClosed(opening, 7_400, Entry.DepositVerdict.STORED));
        Book before = store.load();
        Stamp stamp = new Stamp(before.ageMillis() + 1_000, 1_700_000_000_000L, Quality.TRUSTED);
        Book after = before;
        for (Entry entry : entries) {
            after = after.after(entry, stamp);
        }
        store.commit(new Commit(before, after, entries, stamp));
    }
}
