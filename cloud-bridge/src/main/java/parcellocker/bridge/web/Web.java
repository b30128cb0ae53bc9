package parcellocker.bridge.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.oidc.Oidc;
import parcellocker.bridge.oidc.Provider;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.retention.Retention;
import parcellocker.bridge.watch.Watch;

/** The bridge's HTTP server. */
public final class Web implements AutoCloseable {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final long STOP_MILLIS = 5_000;

    private final Accounts accounts;
    private final Optional<Oidc> oidc;
    private final Changes changes;
    private final Javalin server;
    private final String host;
    private final Health health;

    /**
     * Where it listens and who may ask.
     *
     * @param port 0 for any that is free
     * @param openOnLoopback pages without an account; the caller has made sure that {@code host} is loopback
     */
    public record Address(String host, int port, String apiKey, boolean openOnLoopback, Console console) {
        /** One whose console is as most are. */
        public Address(String host, int port, String apiKey, boolean openOnLoopback) {
            this(host, port, apiKey, openOnLoopback, new Console(Accounts.Terms.usual(), false));
        }

        /** Never the key. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * The console of the city's people.
     *
     * @param isForwarded whether a proxy in front says in {@code X-Forwarded-For} who asks
     * @param provider who vouches for people that have no password here
     */
    public record Console(Accounts.Terms terms, boolean isForwarded, Optional<Provider> provider) {
        /** One whose people all have a password here. */
        public Console(Accounts.Terms terms, boolean isForwarded) {
            this(terms, isForwarded, Optional.empty());
        }
    }

    /** Starts listening, for a city in which no lockers enrol. */
    public Web(Address address, City city, Changes changes) {
        this(address, city, changes, Optional.empty());
    }

    /** Starts listening, for a city whose outlets are filed elsewhere. */
    public Web(Address address, City city, Changes changes, Optional<Trust.Door> door) {
        this(
                address,
                city,
                changes,
                new Desks(door, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** What not every city has. */
    public record Desks(
            Optional<Trust.Door> boards,
            Optional<OutletDesk> outlets,
            Optional<Messages> messages,
            Optional<ExchangeDesk> exchange,
            Optional<RecipientDesk> recipients,
            Optional<Retention> retention) {
        /** One that does not tell what it forgets. */
        public Desks(
                Optional<Trust.Door> boards,
                Optional<OutletDesk> outlets,
                Optional<Messages> messages,
                Optional<ExchangeDesk> exchange,
                Optional<RecipientDesk> recipients) {
            this(boards, outlets, messages, exchange, recipients, Optional.empty());
        }
    }

    /** Starts listening, unwatched. */
    public Web(Address address, City city, Changes changes, Desks desks) {
        this(address, city, changes, desks, Watch.none());
    }

    /** Starts listening. */
    public Web(Address address, City city, Changes changes, Desks desks, Watch watch) {
        host = address.host();
        this.changes = changes;
        health = new Health(city, System::nanoTime);
        accounts = new Accounts(city.database(), address.console().terms(), city.clock());
        oidc = address.console().provider().map(known -> new Oidc(known, city.database(), city.clock()));
        Rights rights = Rights.shipped();
        Access access = new Access(
                rights,
                accounts.sessions(),
                new Access.Terms(
                        address.apiKey(),
                        address.openOnLoopback(),
                        address.console().isForwarded()));
        Drawing drawing = new Drawing(
                city.name(),
                rights,
                new Drawing.Shown(
                        desks.outlets().isPresent(),
                        city.notices().isPresent(),
                        desks.retention().isPresent()));
        server = Javalin.create(config -> {
                    new RequestWatch(watch).register(config);
                    configure(config, access, drawing);
                    config.routes.sse("/changes", changes::join);
                    register(config.routes, city, desks);
                    configurations(config.routes, new ConfigurationDesk(city, accounts.audit()), drawing);
                    console(config.routes, city, desks, drawing);
                    health.register(config.routes);
                })
                .start(host, address.port());
    }

    private void console(RoutesConfig routes, City city, Desks desks, Drawing drawing) {
        new Pages(city, desks.outlets(), drawing).register(routes);
        new DoorPages(city, drawing).register(routes);
        ReportDesk reports = new ReportDesk(city, city.reports(), accounts.audit());
        new ReportRest(reports).register(routes);
        new ReportPages(reports, drawing).register(routes);
        new AlarmPages(city, accounts.audit(), drawing).register(routes);
        new HardwarePages(city, accounts.audit(), drawing).register(routes);
        new ParcelPages(city, desks.exchange(), accounts.audit(), drawing).register(routes);
        PartnerFit partners = new PartnerFit(desks.exchange());
        new SignInPages(accounts, oidc, drawing).register(routes);
        new OidcPages(oidc, accounts, partners, drawing).register(routes);
        new UserPages(accounts, partners, drawing).register(routes);
        desks.retention().ifPresent(retention -> new RetentionPages(retention, city.clock(), drawing).register(routes));
    }

    private static void configurations(RoutesConfig routes, ConfigurationDesk desk, Drawing drawing) {
        new ConfigurationRest(desk).register(routes);
        new ConfigurationPages(desk, drawing).register(routes);
    }

    private static void register(RoutesConfig routes, City city, Desks desks) {
        new Rest(city).register(routes);
        new PolicyRest(city).register(routes);
        new DeliveryRest(city).register(routes);
        new TicketRest(city).register(routes);
        new AlarmRest(city).register(routes);
        new HardwareRest(city).register(routes);
        new StaffRest(city).register(routes);
        new MailInRest(city).register(routes);
        new TraceRest(city, desks.exchange()).register(routes);
        desks.boards().ifPresent(open -> new Trust(city, open).register(routes));
        desks.messages().ifPresent(messages -> new MessageRest(messages).register(routes));
        desks.exchange().ifPresent(desk -> {
            new PartnerRest(desk).register(routes);
            new ExchangeRest(city, desk).register(routes);
            new EpcisRest(city, desk).register(routes);
        });
        desks.recipients().ifPresent(desk -> {
            new RecipientPages(desk, new Limiter(System::nanoTime)).register(routes);
            new LinkRest(desk).register(routes);
        });
        desks.outlets().ifPresent(desk -> {
            new OutletRest(desk.outlets(), city.sealing()).register(routes);
            new MapRest(city, desk).register(routes);
        });
    }

    private static void configure(JavalinConfig config, Access access, Drawing drawing) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = Fields.MOST_BYTES;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> {
            // Who has asked when it stops is answered.
            server.setStopTimeout(STOP_MILLIS);
            server.setHandler(new GracefulHandler());
        });
        config.concurrency.useVirtualThreads = true;
        // The name of a parcel in EPCIS is a URI, which comes as one part of a path. Paths are matched part by part,
        // before they are decoded.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(
                UriCompliance.DEFAULT.with("uri in a path", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR)));
        config.routes.before(ctx -> ctx.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", referrer(ctx.path())));
        config.routes.before(access::check);
        Assets.register(config.routes);
        Published.register(config.routes, drawing);
        Problems.register(config.routes, drawing);
    }

    /** Of a recipient's page the address is the right to it, and where the provider sends people it holds a code. Elsewhere a form must be able to tell its own site. */
    private static String referrer(String path) {
        boolean isSecret = path.startsWith(RecipientPages.PREFIX) || path.startsWith(Provider.CALLBACK);
        return isSecret ? "no-referrer" : "same-origin";
    }

    /** Every route, as {@code GET /parcels/{waybill}}. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(known -> known.endpoint)
                .filter(route -> route.method.isHttpMethod())
                .map(route -> route.method.name() + " " + route.path)
                .toList();
    }

    /** People of the console, whose traces are forgotten in time. */
    public Accounts accounts() {
        return accounts;
    }

    /** Says from now on that it is not ready; whoever asks is answered until it is closed. */
    public void stopping() {
        health.stopping();
    }

    /** Whether this bridge can do its work. */
    public boolean isReady() {
        return health.isReady();
    }

    /** Where it listens, e.g. {@code http://127.0.0.1:8080}. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    /** Whoever watches a page is let go first: they would be waited for. */
    @Override
    public void close() {
        changes.close();
        server.stop();
    }
}
