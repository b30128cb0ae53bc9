package parcellocker.bridge.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import parcellocker.contract.wire.Identity;

/** Where lockers come for their certificates and with their reports: TLS 1.3, apart from the pages and the interface, no client certificate asked. */
public final class EnrolmentListener implements AutoCloseable {
    private static final int MOST_CONNECTIONS_WAITING = 64;
    private static final long IDLE_MILLIS = 10_000;

    private final Javalin server;

    /**
     * Where it listens.
     *
     * @param port 0 for any that is free
     */
    public record Address(String host, int port, Identity identity) {}

    /** Starts listening. */
    public EnrolmentListener(Address address, City city, Trust.Door door) {
        Trust trust = new Trust(city, door);
        ReportDoor reports = new ReportDoor(city, door.enrolments());
        server = Javalin.create(config -> configure(config, address, routes -> {
                    trust.serve(routes);
                    reports.serve(routes);
                }))
                .start();
    }

    private static void configure(JavalinConfig config, Address address, Consumer<RoutesConfig> serving) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = Fields.MOST_BYTES;
        config.concurrency.useVirtualThreads = true;
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(address.identity().context());
        tls.setIncludeProtocols("TLSv1.3");
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
            connector.setHost(address.host());
            connector.setPort(address.port());
            connector.setIdleTimeout(IDLE_MILLIS);
            connector.setAcceptQueueSize(MOST_CONNECTIONS_WAITING);
            return connector;
        });
        serving.accept(config.routes);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
