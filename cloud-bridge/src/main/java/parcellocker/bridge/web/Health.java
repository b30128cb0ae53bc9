package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.LongSupplier;
import parcellocker.contract.problem.ProblemException;

/**
 * What a bridge says of itself to whoever starts it, stops it and sends it requests. Alive: it answers; who is not, is started anew. Ready: it can do
 * its work; who is not, is sent nothing until it is. A bridge is not started anew because its database or its broker is away: that helps nobody.
 */
final class Health {
    private final City city;
    private final Probe database;
    private volatile boolean isStopping;

    Health(City city, LongSupplier nanos) {
        this.city = city;
        this.database = new Probe(this::isDatabaseUp, nanos);
    }

    void register(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.get("/health/live", ctx -> Rest.json(ctx, 200, new Answers.Alive("UP")));
        routes.get("/health/ready", this::ready);
    }

    /** From now on it is not ready, for good. */
    void stopping() {
        isStopping = true;
    }

    boolean isReady() {
        return !isStopping && city.isLinked().getAsBoolean() && database.isUp();
    }

    private void health(Context ctx) {
        boolean broker = city.isLinked().getAsBoolean();
        boolean answers = database.isUp();
        boolean isUp = broker && answers;
        Rest.json(ctx, isUp ? 200 : 503, new Answers.Health(isUp ? "UP" : "DOWN", answers, broker));
    }

    private void ready(Context ctx) {
        boolean broker = city.isLinked().getAsBoolean();
        boolean answers = database.isUp();
        boolean isReady = broker && answers && !isStopping;
        Rest.json(ctx, isReady ? 200 : 503, new Answers.Ready(isReady ? "UP" : "DOWN", answers, broker, isStopping));
    }

    private boolean isDatabaseUp() {
        try {
            return city.database()
                    .inTransaction(sql -> sql.one("select 1", row -> row.getInt(1)))
                    .isPresent();
        } catch (ProblemException down) {
            return false;
        }
    }
}
