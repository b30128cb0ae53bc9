package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Signature;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Lets partners' programs in: by the signature of each request. What they were given or gave is noted. */
record PartnerDoor(City city, ExchangeDesk desk) {
    private static final int MOST_SENT = 256 * 1024;
    private static final int MOST_BYTES = 1024 * 1024;

    /** Whoever signed it. */
    Partner admit(Context ctx, byte[] body, Partner.Scope scope) {
        String query = ctx.queryString();
        Signature.Request request = new Signature.Request(
                ctx.method().name(),
                ctx.req().getRequestURI() + (query == null ? "" : "?" + query),
                header(ctx, "X-Timestamp"),
                header(ctx, "X-Nonce"),
                body);
        return desk.admission().admit(header(ctx, "X-Partner"), header(ctx, "X-Signature"), request, scope);
    }

    private static String header(Context ctx, String name) {
        return Optional.ofNullable(ctx.header(name)).orElse("");
    }

    void note(Partner partner, Transfers.Way way, int items, Instant begun) {
        Instant now = city.clock().instant();
        long millis = Duration.between(begun, now).toMillis();
        desk.transfers().note(partner.code(), new Transfers.Transfer(way, items, "200", millis, now));
    }

    /** The body as it came. */
    static byte[] sent(Context ctx) {
        try {
            return bounded(ctx.bodyInputStream(), MOST_SENT);
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "the body ended early", broken);
        }
    }

    /** What it says. */
    static byte[] inflated(Context ctx, byte[] sent) {
        if (!"gzip".equals(ctx.header("Content-Encoding"))) {
            return sent;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return bounded(in, MOST_BYTES);
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "not gzip", broken);
        }
    }

    private static byte[] bounded(InputStream in, int most) throws IOException {
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw new ProblemException(Problem.TOO_LARGE, "at most " + most + " bytes");
        }
        return body;
    }
}
