package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Consumer;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.trust.Enrolments;
import parcellocker.bridge.trust.Standing;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentWords;

/** Who is who, from outside: what an operator asks, and what boards ask that come for their certificates. */
public final class Trust {
    private static final String LOCKER = "[A-Za-z0-9][A-Za-z0-9-]{2,31}";
    private static final String PEM = "[\\x20-\\x7E\\r\\n]{100,8000}";
    private static final String JWK = "\\P{Cntrl}{10,1000}";

    private final City city;
    private final Door door;

    Trust(City city, Door door) {
        this.city = city;
        this.door = door;
    }

    /**
     * The city's side of enrolment.
     *
     * @param revoked told the broker's new list whenever it may have changed
     */
    public record Door(Enrolments enrolments, Consumer<String> revoked) {}

    /** What operators ask, with the interface's key. */
    void register(RoutesConfig routes) {
        routes.post("/v1/lockers/{locker}/enrolment", this::invite);
        routes.get("/v1/lockers/{locker}/enrolment", this::standing);
        routes.post("/v1/lockers/{locker}/revocation", this::revoke);
    }

    private void invite(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        ctx.header("Cache-Control", "no-store");
        Rest.json(
                ctx, 201, city.database().inTransaction(sql -> door.enrolments().invite(sql, locker)));
    }

    private void standing(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        Rest.json(
                ctx, 200, city.database().inTransaction(sql -> door.enrolments().standing(sql, locker)));
    }

    private void revoke(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        Standing standing = city.database().inTransaction(sql -> {
            door.enrolments().revoke(sql, locker);
            return door.enrolments().standing(sql, locker);
        });
        publish();
        Rest.json(ctx, 200, standing);
    }

    /** What boards ask, without a key: a token or the device key proves them. */
    void serve(RoutesConfig routes) {
        routes.get(
                EnrolmentWords.ENROL,
                ctx -> Rest.json(ctx, 200, door.enrolments().sealing()));
        routes.get(
                EnrolmentWords.CITY,
                ctx -> Rest.json(ctx, 200, door.enrolments().published()));
        routes.post(EnrolmentWords.ENROL, this::enrol);
        routes.post(EnrolmentWords.RENEW, this::renew);
        Problems.register(routes);
    }

    private void enrol(Context ctx) {
        EnrolmentWords.Asked asked = asked(Fields.of(ctx));
        Enrolments.Admitted admitted = city.database().inTransaction(sql -> {
            Enrolments.Admitted said = door.enrolments().admit(sql, city.directives(), asked);
            SqlBooks.enrol(sql, said.locker(), said.epoch());
            if (said.isAnew()) {
                city.sayAgain(sql, said.locker());
                city.announcements().renewAll(sql, said.locker());
            }
            return said;
        });
        publish();
        city.told().accept(admitted.locker());
        Rest.json(ctx, 201, admitted.granted());
    }

    /** What a request to enrol holds. */
    static EnrolmentWords.Asked asked(Fields fields) {
        EnrolmentWords.Asked asked = new EnrolmentWords.Asked(
                fields.text("locker", LOCKER),
                fields.text("token", "[A-Za-z0-9_-]{43}"),
                fields.text("request", PEM),
                fields.text("sealTo", JWK),
                fields.text("signing", JWK),
                fields.text("staff", "[A-Za-z0-9_.-]{50,2000}"),
                fields.flag("journal", false));
        if (!Rest.isSealingKey(asked.sealTo())) {
            fields.mistake("sealTo", "must be the text of a public X25519 JWK");
        }
        if (!asked.signing().contains("\"Ed25519\"") || asked.signing().contains("\"d\"")) {
            fields.mistake("signing", "must be the text of a public Ed25519 JWK");
        }
        fields.done();
        return asked;
    }

    /** What a request to renew holds. */
    static EnrolmentWords.Renewal renewal(Fields fields) {
        EnrolmentWords.Renewal asked = new EnrolmentWords.Renewal(
                fields.text("locker", LOCKER),
                fields.text("request", PEM),
                fields.text("proof", "[A-Za-z0-9_-]{80,200}"));
        fields.done();
        return asked;
    }

    private void renew(Context ctx) {
        EnrolmentWords.Renewal asked = renewal(Fields.of(ctx));
        EnrolmentWords.Renewed renewed =
                city.database().inTransaction(sql -> door.enrolments().renew(sql, asked));
        publish();
        Rest.json(ctx, 201, renewed);
    }

    /** One after another: an elder list must not be written over a newer one. */
    private void publish() {
        synchronized (door) {
            door.revoked().accept(city.database().inTransaction(door.enrolments()::revoked));
        }
    }
}
