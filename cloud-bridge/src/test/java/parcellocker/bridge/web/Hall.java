package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Keeping;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Cost;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.oidc.Provider;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Stays;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.parcels.Wishes;
import parcellocker.bridge.registry.Duties;
import parcellocker.bridge.registry.Geography;
import parcellocker.bridge.registry.GridTiles;
import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.registry.Regions;
import parcellocker.bridge.retention.Retention;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Enrolments;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** A city that has everything, and people who sign in to it. */
final class Hall implements AutoCloseable {
    static final String SECRET = "correct horse battery";
    private static final String SEALING = Jose.newSealingKey();
    private static final String TOKENS = Jose.newSigningKey();
    private static final String LOCKER_KEY = Jose.newSealingKey();
    private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*);.*");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

    private final AtomicLong births = new AtomicLong();
    final Database database;
    final AtomicReference<Instant> now;
    final Retention retention;
    final Changes changes = new Changes();
    final Presence presence = new Presence();
    final Outlets outlets;
    final Accounts accounts;
    final Web web;
    private final SqlBooks books;
    private final Directives directives;
    private final Announcements announcements;
    private final Partners partners;
    private final HttpClient http = HttpClient.newHttpClient();

    Hall(boolean isOpen) {
        this(isOpen, new Ground(Postgres.migrated(), new AtomicReference<>(Instant.now())), Optional.empty());
    }

    /** What several bridges of one city share. */
    record Ground(Database database, AtomicReference<Instant> now) {}

    Hall(boolean isOpen, Ground ground, Optional<Provider> provider) {
        database = ground.database();
        now = ground.now();
        retention = new Retention(database, Keeping.kinds(), now::get);
        books = new SqlBooks(database);
        directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
        announcements = new Announcements(database, directives, KeyRing.of(SEALING));
        partners = new Partners(database, KeyRing.of(SEALING));
        outlets = new Outlets(
                database, Regions.NONE, new Duties(Geography.shippedCalendar(), Duties.Terms.OF_2018), now::get);
        Storage storage =
                new Storage(database, directives, new Storage.Terms(true, Duration.ofDays(1), Optional.empty()));
        Tokens tokens = new Tokens(database, directives, TOKENS, now::get);
        KeyRing sealing = KeyRing.of(SEALING);
        City city = new City(
                "洛阳市快件柜",
                database,
                books,
                new Fleet(database, directives),
                directives,
                presence,
                announcements,
                storage,
                new Parcels(database, sealing),
                new Commands(database),
                tokens,
                Optional.of(new Notices(database, new Notices.Terms("洛阳市快件柜", 24, TOKENS, sealing, Optional.empty()))),
                Jose.publicOf(SEALING),
                now::get,
                locker -> changes.happened(),
                () -> true);
        Accounts.Terms usual = Accounts.Terms.usual();
        // Most tests ask something else than whether Argon2 is dear.
        Web.Console console = new Web.Console(
                new Accounts.Terms(usual.sessions(), usual.audit(), new Cost(64, 1, 1)), false, provider);
        web = new Web(
                new Web.Address("127.0.0.1", 0, Client.KEY, isOpen, console),
                city,
                changes,
                desks(city, storage, tokens));
        accounts = web.accounts();
        changes.start();
    }

    private Web.Desks desks(City city, Storage storage, Tokens tokens) {
        Authority.Term year = new Authority.Term(Instant.now(), Duration.ofDays(365));
        Authority authority = Authority.create("Test", year);
        Enrolments.Terms terms = new Enrolments.Terms(
                authority,
                Optional.empty(),
                authority.certificate(),
                new Enrolments.Gift(
                        "ssl://broker:8883", new EnrolmentWords.City("d", "t", city.sealing(), List.of()), List.of()),
                Duration.ofHours(1),
                Duration.ofDays(365));
        Messages messages = new Messages(
                database,
                storage,
                new Messages.Terms("Luoyang", "0379-12345", KeyRing.of(SEALING), Optional.empty()),
                (id, phone, text) -> Channel.Answer.REFUSED,
                now::get);
        Links links =
                new Links(new Links.Terms("https://gui.example.cn", Duration.ofDays(2), Duration.ofDays(60)), now::get);
        RecipientDesk recipients = new RecipientDesk(
                new Stays(database, links, storage, tokens, new Stays.Terms(24, TOKENS, KeyRing.of(SEALING))),
                new Wishes(database, links, storage, tokens),
                city.told(),
                new RecipientDesk.Terms(city.name(), "", false));
        return new Web.Desks(
                Optional.of(new Trust.Door(new Enrolments(terms, now::get), revoked -> {})),
                Optional.of(new OutletDesk(outlets, new GridTiles(), false)),
                Optional.of(messages),
                Optional.of(exchange(city)),
                Optional.of(recipients),
                Optional.of(retention));
    }

    private ExchangeDesk exchange(City city) {
        return new ExchangeDesk(
                partners,
                new Admission(database, partners, now::get),
                new Inbox(database, city.announcements(), now::get, city.sealing()),
                new Feed(database, now::get),
                new Pushes(database, now::get, new SplittableRandom(7)),
                new Transfers(database),
                Optional.empty());
    }

    /** The key to which lockers seal what they tell. */
    static String sealing() {
        return Jose.publicOf(SEALING);
    }

    /** Somebody with {@link #SECRET}. */
    void account(String name, Role role) {
        Optional<String> partner = role.isOfPartner() ? Optional.of(role.name()) : Optional.empty();
        accounts.add(Actor.commandLine(), new Account.Standing(name, role, partner, true), SECRET);
    }

    Partner partner(String code, Partner.Kind kind, boolean isActive) {
        Partner partner = new Partner(
                code,
                code,
                kind,
                List.of(Partner.Scope.values()),
                Partner.Mask.MASKED,
                Dialect.PLAIN,
                Optional.empty(),
                isActive);
        partners.put(partner);
        return partner;
    }

    void locker(String id) {
        database.inTransaction(sql -> {
            Fleet.register(
                    sql,
                    directives,
                    new Fleet.Registration(new LockerId(id), "王城花园智能快件箱", "王城大道 1 号院东门", 1, Jose.publicOf(LOCKER_KEY)));
            SqlBooks.enrol(sql, new LockerId(id), 1);
            for (int door = 1; door <= 4; door++) {
                sql.change(
                        "insert into fleet_compartment (locker, compartment, size, custody, service, door)"
                                + " values (?, ?, 'S', 'EMPTY', 'IN_SERVICE', 'CLOSED') on conflict do nothing",
                        id,
                        "A0" + door);
            }
            return true;
        });
    }

    /** Somebody's parcel on its way to a locker; {@code partner} has declared it, and said whom it is for. */
    void announced(String waybill, String locker, String partner) {
        announcements.announce(new Announcement(
                waybill, new LockerId(locker), new Directive.Person("欧阳娜娜", "13812345678"), null, null, List.of()));
        if (!partner.isEmpty()) {
            declared(waybill, partner, true);
        }
    }

    void declared(String waybill, String partner, boolean isAnnounced) {
        int unused = database.inTransaction(sql -> sql.change(
                "insert into exchange_shipment (waybill, partner, declared_at, announced) values (?, ?, now(), ?)",
                waybill,
                partner,
                isAnnounced));
    }

    /** A new session of that locker, which says that it is built so. */
    void built(LockerId locker, Hardware hardware) {
        long number = births.incrementAndGet();
        Status.Birth birth = new Status.Birth(
                number, "s-" + number, "1", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 1, List.of(), "", List.of(), null);
        new Intake(books).born(locker, birth.with(hardware));
    }

    void take(LockerId locker, Journal journal) {
        new Intake(books).take(locker, journal.all());
    }

    /** Somebody's browser: it keeps cookies, and knows the last page's forms. */
    final class Browser {
        private final String url;
        final Map<String, String> cookies = new TreeMap<>();
        final List<String> given = new ArrayList<>();
        String form = "";

        private Browser(String url) {
            this.url = url;
        }

        /** The session's token; empty without one. */
        String session() {
            return cookies.getOrDefault("session", "");
        }

        HttpResponse<String> get(String path, String... headers) throws Exception {
            return send(request(path, headers).GET());
        }

        HttpResponse<String> post(String path, Map<String, String> fields, String... headers) throws Exception {
            Map<String, String> all = new TreeMap<>(fields);
            all.putIfAbsent("form", form);
            String body = all.entrySet().stream()
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(request(path, headers)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> method(String method, String path) throws Exception {
            return method.equals("POST")
                    ? post(path, Map.of())
                    : send(request(path).method(method, BodyPublishers.noBody()));
        }

        HttpResponse<String> signIn(String name, String password) throws Exception {
            return post("/sign-in?lang=en", Map.of("name", name, "password", password));
        }

        HttpRequest.Builder request(String path, String... headers) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("; ")));
            }
            return headers.length == 0 ? request : request.headers(headers);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                given.add(cookie);
                Matcher parts = COOKIE.matcher(cookie);
                assertThat(parts.matches()).isTrue();
                cookies.put(parts.group(1), parts.group(2));
            }
            Matcher found = FORM.matcher(answer.body());
            if (found.find()) {
                form = found.group(1);
            }
            return answer;
        }
    }

    Browser browser() {
        return browserAt(web.url());
    }

    /** One that is told another address, e.g. of a proxy in front. */
    Browser browserAt(String url) {
        return new Browser(url);
    }

    /** Whoever signed in just now, and has a page open. */
    Browser signedIn(String name) throws Exception {
        Browser browser = browser();
        assertThat(browser.signIn(name, SECRET).statusCode()).isEqualTo(303);
        assertThat(browser.get("/password").statusCode()).isEqualTo(200);
        return browser;
    }

    /** One account of each role. */
    void everyRole() {
        partner("CARRIER", Partner.Kind.CARRIER, true);
        partner("SHOP", Partner.Kind.SHOP, true);
        for (Role role : Role.values()) {
            account(role.name().toLowerCase(Locale.ROOT), role);
        }
    }

    @Override
    public void close() {
        changes.close();
        web.close();
    }
}
