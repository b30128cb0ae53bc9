package parcellocker.bridge.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a Prometheus reads: a port of its own, so that whoever collects figures needs no key that does anything else. */
public final class MetricsListener implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Javalin server;
    private final Address address;

    /**
     * Where it listens.
     *
     * @param port 0 for any that is free
     * @param token who does not bring it as a bearer gets nothing; empty on loopback
     */
    public record Address(String host, int port, Optional<String> token) {
        /** Never the token. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Starts listening. */
    public MetricsListener(Address address, Supplier<String> text) {
        this.address = address;
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.get("/metrics", ctx -> answer(ctx, text));
                })
                .start(address.host(), address.port());
    }

    private void answer(Context ctx, Supplier<String> text) {
        if (address.token().filter(token -> !isIn(ctx, token)).isPresent()) {
            ctx.status(401).header("WWW-Authenticate", "Bearer");
            return;
        }
        ctx.contentType(TEXT).result(text.get());
    }

    private static boolean isIn(Context ctx, String token) {
        String given = ctx.header("Authorization");
        return given != null && MessageDigest.isEqual(bytes(given), bytes("Bearer " + token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the figures are. */
    public String url() {
        String host = address.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/metrics";
    }

    @Override
    public void close() {
        server.stop();
    }
}
