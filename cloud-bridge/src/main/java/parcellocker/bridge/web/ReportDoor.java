package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import parcellocker.bridge.fleet.SqlReportBook;
import parcellocker.bridge.fleet.Uploads;
import parcellocker.bridge.trust.Enrolments;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.ReportWords;

/** Where lockers upload their reports, see {@link ReportWords}: without a certificate, for the device key proves who speaks. */
final class ReportDoor {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PROOF = Pattern.compile("[A-Za-z0-9_-]{80,200}");

    private final City city;
    private final Enrolments enrolments;

    ReportDoor(City city, Enrolments enrolments) {
        this.city = city;
        this.enrolments = enrolments;
    }

    void serve(RoutesConfig routes) {
        routes.get(ReportWords.PATH, this::held);
        routes.put(ReportWords.PATH, this::put);
    }

    private void held(Context ctx) {
        ReportWords.Chunk asks = ReportWords.Chunk.asks(
                locker(ctx).value(),
                request(ctx),
                Long.parseLong(header(ctx, ReportWords.TOTAL, NUMBER)),
                header(ctx, ReportWords.SHA256, HASH));
        String proof = header(ctx, ReportWords.PROOF, PROOF);
        Rest.json(ctx, 200, city.database().inTransaction(sql -> {
            enrolments.prove(sql, asks, proof);
            return Uploads.held(new SqlReportBook(sql, locker(ctx), city.clock()), asks);
        }));
    }

    private void put(Context ctx) {
        LockerId locker = locker(ctx);
        byte[] bytes = bytes(ctx);
        ReportWords.Chunk piece = new ReportWords.Chunk(
                locker.value(),
                request(ctx),
                Long.parseLong(header(ctx, ReportWords.OFFSET, NUMBER)),
                Long.parseLong(header(ctx, ReportWords.TOTAL, NUMBER)),
                header(ctx, ReportWords.SHA256, HASH),
                Uploads.hash(bytes));
        String proof = header(ctx, ReportWords.PROOF, PROOF);
        Uploads.Put done = city.database().inTransaction(sql -> {
            enrolments.prove(sql, piece, proof);
            return Uploads.put(new SqlReportBook(sql, locker, city.clock()), piece, bytes);
        });
        done.refused().ifPresent(refused -> {
            throw refused;
        });
        Rest.json(ctx, 200, done.held().orElseThrow());
    }

    private static byte[] bytes(Context ctx) {
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(ReportWords.MOST_CHUNK + 1);
            if (bytes.length > ReportWords.MOST_CHUNK) {
                throw new ProblemException(Problem.TOO_LARGE, "at most " + ReportWords.MOST_CHUNK + " bytes");
            }
            return bytes;
        } catch (IOException cut) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "the line was cut", cut);
        }
    }

    private static LockerId locker(Context ctx) {
        return Rest.lockerId(ctx.pathParam("locker"));
    }

    /** A name of another form was never asked for. */
    static String request(Context ctx) {
        String request = ctx.pathParam("request");
        if (!ReportWords.REQUEST.matcher(request).matches()) {
            throw new ProblemException(Problem.REPORT_UNKNOWN, "no report of that name");
        }
        return request;
    }

    private static String header(Context ctx, String name, Pattern form) {
        return Optional.ofNullable(ctx.header(name))
                .filter(text -> form.matcher(text).matches())
                .orElseThrow(() -> new ProblemException(Problem.REQUEST_MALFORMED, name + ": must match " + form));
    }
}
