package parcellocker.bridge.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.watch.Watch;

/** The bridge's HTTP server. */
public final class Web implements AutoCloseable {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final long STOP_MILLIS = 5_000;

    private final Javalin server;
    private final String host;
    private final Health health;

    /**
     * Where it listens and who may ask.
     *
     * @param port 0 for any that is free
     * @param openOnLoopback pages without the key; the caller has made sure that {@code host} is loopback
     */
    public record Address(String host, int port, String apiKey, boolean openOnLoopback) {
        /** Never the key. */
        @Override
        public String toString() {
            return host + ":" + port;
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
            Optional<RecipientDesk> recipients) {}

    /** Starts listening, unwatched. */
    public Web(Address address, City city, Changes changes, Desks desks) {
        this(address, city, changes, desks, Watch.none());
    }

    /** Starts listening. */
    public Web(Address address, City city, Changes changes, Desks desks, Watch watch) {
        host = address.host();
        health = new Health(city, System::nanoTime);
        Access access = new Access(address.apiKey(), address.openOnLoopback());
        server = Javalin.create(config -> {
                    new RequestWatch(watch).register(config);
                    configure(config, access, changes);
                    register(config.routes, city, desks);
                    health.register(config.routes);
                })
                .start(host, address.port());
    }

    private static void register(RoutesConfig routes, City city, Desks desks) {
        new Rest(city).register(routes);
        new DeliveryRest(city).register(routes);
        new TicketRest(city).register(routes);
        new StaffRest(city).register(routes);
        new MailInRest(city).register(routes);
        new Pages(city, desks.outlets()).register(routes);
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

    private static void configure(JavalinConfig config, Access access, Changes changes) {
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
                .header("Referrer-Policy", "no-referrer"));
        config.routes.before(access::check);
        config.routes.sse("/changes", changes::join);
        Assets.register(config.routes);
        Published.register(config.routes);
        Problems.register(config.routes);
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

    @Override
    public void close() {
        server.stop();
    }
}
