package parcellocker.bridge.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Stays;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.parcels.Wishes;
import parcellocker.bridge.policy.Fee;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Profile;
import parcellocker.bridge.policy.Reminders;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;
import parcellocker.contract.wire.QrToken;

/** A city with recipients' pages, and somebody with a phone. */
final class Doorstep implements AutoCloseable {
    static final String CODE = "13572468";
    static final long DAY = Duration.ofDays(1).toMillis();
    /** Half a yuan for each half day begun, at most three; after the end of all days free. */
    static final Policies PAID = new Policies(List.of(
            new Profile(
                    LocalDate.of(2000, 1, 1),
                    "商业",
                    false,
                    new StorageTime(Duration.ofDays(1), Duration.ofDays(1), 1),
                    new Fee(50, Duration.ofHours(12), 300),
                    Reminders.USUAL,
                    List.of(Fact.Basis.values())),
            new Profile(
                    LocalDate.of(2100, 1, 1),
                    "公益",
                    true,
                    new StorageTime(Duration.ofDays(3), Duration.ZERO, 0),
                    Fee.NONE,
                    Reminders.USUAL,
                    List.of(Fact.Basis.values()))));

    private static final String SIGNING = Jose.newSigningKey();
    private static final String TOKENS = Jose.newSigningKey();
    private static final String SEALING = Jose.newSealingKey();

    final Database database = Postgres.migrated();
    final SqlBooks books = new SqlBooks(database);
    final Directives directives = new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final List<LockerId> told = new ArrayList<>();
    final Storage storage;
    final Tokens tokens;
    final Links links;
    final City city;
    final Web web;
    private final HttpClient http = HttpClient.newHttpClient();

    Doorstep(int extensions) {
        this(extensions, false);
    }

    Doorstep(int extensions, boolean isForwarded) {
        this(Policies.free(new StorageTime(Duration.ofDays(1), Duration.ofDays(1), extensions)), isForwarded);
    }

    Doorstep(Policies policies) {
        this(policies, false);
    }

    private Doorstep(Policies policies, boolean isForwarded) {
        storage = new Storage(database, directives, new Storage.Terms(true, policies));
        tokens = new Tokens(database, directives, TOKENS, now::get);
        links = new Links(new Links.Terms("https://gui.example.cn", Duration.ofDays(2), Duration.ofDays(60)), now::get);
        KeyRing sealing = KeyRing.of(SEALING);
        city = new City(
                "洛阳市快件柜",
                database,
                books,
                new Fleet(database, directives),
                directives,
                new Presence(),
                new Announcements(database, directives, sealing),
                storage,
                new Parcels(database, sealing),
                new Commands(database),
                tokens,
                Optional.empty(),
                Jose.publicOf(SEALING),
                now::get,
                told::add,
                () -> true);
        RecipientDesk desk = new RecipientDesk(
                new Stays(database, links, storage, tokens, new Stays.Terms(24, TOKENS, sealing)),
                new Wishes(database, links, storage, tokens),
                city.told(),
                new RecipientDesk.Terms(city.name(), "0379-12345", isForwarded));
        web = new Web(
                new Web.Address("127.0.0.1", 0, Client.KEY, true),
                city,
                new Changes(),
                new Web.Desks(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(desk)));
    }

    /** A locker with one column of doors as {@code demo-24} has them, and one parcel in {@code A02}; its recipient has been told. */
    Journal stored(String locker, String delivery) {
        LockerId id = new LockerId(locker);
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(id, "西工区王城花园智能快件箱", "洛阳市西工区王城大道 1 号院东门", 1, ""));
            SqlBooks.enrol(sql, id, 1);
            for (int door = 1; door <= 8; door++) {
                sql.change(
                        "insert into fleet_compartment (locker, compartment, size, custody, service, door)"
                                + " values (?, ?, ?, 'EMPTY', 'IN_SERVICE', 'CLOSED')",
                        locker,
                        "A0" + door,
                        door < 5 ? "S" : door < 8 ? "M" : "L");
            }
            return true;
        });
        Journal journal = new Journal(id, 1);
        String seal = journal.attach(Json.write(new DrawnCode(delivery, CODE)), Jose.publicOf(SEALING));
        journal.deposit(delivery, "A02", "YT" + delivery.substring(8).toUpperCase(Locale.ROOT), seal);
        take(id, journal);
        storage.begin();
        return journal;
    }

    void take(LockerId locker, Journal journal) {
        new Intake(books).take(locker, journal.all());
    }

    /** The path of a link to its recipient's page. */
    String link(String locker, String delivery) {
        return path(database.inTransaction(sql -> links.fresh(sql, locker, delivery))
                .link());
    }

    static String path(String link) {
        return URI.create(link).getPath();
    }

    List<Directive> given(String locker) {
        return directives.untaken(new LockerId(locker), 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    static QrToken read(String qr) {
        return QrToken.verified(qr, Jose.publicOf(TOKENS));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(web.url() + path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        web.close();
    }
}
