package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
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
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;

/**
 * A locker's database decays while parcels lie in it. Nobody drives there: the second start puts the file aside and lights the screen,
 * the city sees why nothing opens, registers a later epoch, and the recipients' codes are good again.
 */
class DamagedLockerTest {
    private static final String LOCKER = "/v1/lockers/L-001";
    private static final String DELIVERY = "00000000000000d1";

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void a_damaged_file_is_kept_and_told_of_and_the_city_gives_back_what_it_knows() throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            String url = "ssl://127.0.0.1:" + broker.port();
            town.start(pki, url, "");
            Path locker = locker(programs, town);
            String yaml = configuration(locker, url);
            lists(town);
            programs.start("agent", Programs.AGENT, "run", yaml).stop();
            stores(locker);
            Programs.Started agent = programs.start("agent", Programs.AGENT, "run", yaml);
            long written =
                    Long.parseLong(all(locker, "select max(seq) from journal").getFirst());
            town.await(LOCKER, one -> one.path("upTo").asLong() >= written);
            long upTo = lockerIs(town, "[]", 1).path("upTo").asLong();
            agent.stop();
            byte[] damaged = decays(locker);

            Programs.Ended first = programs.run(Programs.AGENT, "run", yaml);
            assertThat(first.code()).isEqualTo(1);
            assertThat(first.err()).contains("LK-5006");
            assertThat(locker.resolve("data/locker.db")).hasBinaryContent(damaged);

            programs.start("agent", Programs.AGENT, "run", yaml);
            lockerIs(town, "[\"QUARANTINE\",\"DAMAGED\"]", 1);
            assertThat(all(locker, "select distinct custody from compartment")).containsExactly("UNCERTAIN");
            assertThat(all(locker, "select id from delivery")).isEmpty();
            assertThat(Files.readString(programs.log("bridge"))).contains("LK-5006 L-001 has put a damaged file aside");

            registers(town, 2, "");
            lockerIs(town, "[]", 2);
            assertThat(all(locker, "select state || ' ' || access || ' ' || compartment from delivery"))
                    .containsExactly("STORED LIVE A01");
            assertThat(all(locker, "select distinct custody from compartment")).containsExactly("UNCERTAIN");
            town.await(
                    LOCKER,
                    one -> one.path("directivesTaken").asLong()
                            == one.path("directivesGiven").asLong());
            assertThat(all(locker, "select id from courier where active")).containsExactly("c-1");

            Programs.Ended saved = programs.run(Programs.AGENT, "set-aside", yaml, "--all");
            assertThat(saved.code()).isZero();
            assertThat(saved.out().lines())
                    .hasSizeGreaterThanOrEqualTo((int) upTo)
                    .allMatch(line -> line.contains("\"chained\":true"));
        }
    }

    private JsonNode lockerIs(Town town, String modes, long epoch) throws Exception {
        return town.await(
                LOCKER,
                one -> one.path("presence").asText().equals("LIVE")
                        && one.path("modes").toString().equals(modes)
                        && one.path("epoch").asLong() == epoch
                        && one.path("upTo").asLong() > 0);
    }

    private Path locker(Programs programs, Town town) throws Exception {
        Path locker = Files.createDirectories(folder.resolve("locker"));
        Pki.write(pki.caller("L-001"), "device", locker);
        Path city = Files.writeString(locker.resolve("city.json"), town.publicKeys());
        Programs.Ended keys = programs.run(
                Programs.AGENT, "new-keys", locker.resolve("keys.json").toString(), city.toString());
        registers(town, 1, keys.out().strip());
        return locker;
    }

    private static void registers(Town town, long epoch, String sealTo) throws Exception {
        var asked = JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("locker", "L-001")
                .put("name", "n")
                .put("address", "a")
                .put("epoch", epoch);
        town.post("/v1/lockers", (sealTo.isEmpty() ? asked : asked.put("sealTo", sealTo)).toString());
    }

    private static void lists(Town town) throws Exception {
        town.post(
                "/v1/couriers",
                "{\"courier\":\"c-1\",\"badge\":\"K1001\",\"pin\":\"246810\",\"role\":\"COURIER\",\"active\":true}");
    }

    /** As if somebody had put a parcel in, while nobody looked. */
    private static void stores(Path locker) throws Exception {
        List<Compartment> built = new ArrayList<>();
        for (String id : all(locker, "select id from compartment")) {
            Lock lock = new Lock(new BoardId("b1"), new Channel(built.size() + 1), Contact.CLOSED_IS_1);
            built.add(new Compartment(new CompartmentId(id), Size.M, Zone.AMBIENT, 500, lock));
        }
        String secret = Jose.seal("12345678", Jose.publicOf(Jose.newSealingKey()));
        OpeningId opening = new OpeningId("00000000000000e1");
        List<Entry> entries = List.of(
                new Entry.DepositAuthorised(
                        opening,
                        new DeliveryId(DELIVERY),
                        new CompartmentId("A01"),
                        List.of(new Waybill("YT0001")),
                        new CourierId("c-1"),
                        new PersonRef("person-1"),
                        Basis.COURIER_ATTESTED,
                        new Verifier("A".repeat(22), "A".repeat(43)),
                        new Sealed(Chain.name(secret), secret),
                        Optional.empty(),
                        Optional.empty()),
                new Entry.DoorOpened(opening, 300),
                new Entry.DepositClosed(opening, 9_000, Entry.DepositVerdict.STORED));
        try (SqliteStore store = SqliteStore.open(locker.resolve("data/locker.db"), "L-001", 1, Cabinet.of(built))) {
            Book before = store.load();
            Stamp stamp =
                    new Stamp(before.ageMillis() + 10_000, before.standing().timeFloor(), Quality.HOLDOVER);
            Book after = before;
            for (Entry entry : entries) {
                after = after.after(entry, stamp);
            }
            store.commit(new Commit(before, after, entries, stamp));
        }
    }

    /** A bit, in the row of a compartment. */
    private static byte[] decays(Path locker) throws Exception {
        Path file = locker.resolve("data/locker.db");
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("A02EMPTY");
        assertThat(at).isPositive();
        bytes[at + 2] ^= 1;
        Files.write(file, bytes);
        return bytes;
    }

    private static List<String> all(Path locker, String query) throws Exception {
        List<String> found = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + locker.resolve("data/locker.db"));
                var rows = connection.createStatement().executeQuery(query + " order by 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String configuration(Path locker, String broker) throws Exception {
        return Files.writeString(locker.resolve("agent.yaml"), """
                locker: L-001
                epoch: 1
                data: data
                keys: keys.json
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                lines: [{id: main, port: /dev/no-such-port, boards: b1}]
                city: {url: "%s", certificate: device.pem, key: device.key, trust: trust.pem, firstMillis: 0, againMillis: 500}
                kiosk: {port: 0, open: true}
                """.formatted(broker))
                .toString();
    }
}
