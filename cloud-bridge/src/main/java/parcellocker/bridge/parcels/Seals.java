package parcellocker.bridge.parcels;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** Secrets that lie sealed in the database and are opened only to be shown. */
final class Seals {
    private final KeyRing keys;

    /** @param keys the city's private ones for seals: to the present one it seals, with all of them it opens */
    Seals(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * What stands for a person in a locker's journal: the same phone is the same recipient there. Keyed, because phones are few
     * enough to try them all, and different at each locker, so that it does not follow a person through the city. The
     * key is the eldest that is kept: over a rotation a phone stays the same recipient, until that many keys came that it is dropped.
     */
    String reference(LockerId locker, Person person) {
        return "r-"
                + Chain.name(keys.eldest() + "/" + locker + "/" + person.phone())
                        .substring(0, 16);
    }

    String sealed(Recipient recipient) {
        return Jose.seal(Json.write(recipient), Jose.publicOf(keys.present()));
    }

    Recipient recipient(String jwe) {
        return Json.read(keys.open(jwe), Recipient.class);
    }

    /** Whom a locker sealed, by phone alone; empty if it never came or is not readable. */
    Optional<Recipient> typed(Sql sql, @Nullable String name) {
        return name == null ? Optional.empty() : opened(sql, name, Recipient.class);
    }

    /**
     * A phone typed at the locker corrects the announced one, and with it the mail address: it may be another person's. One parcel more for a recipient whom the city named for another
     * parcel is known by that one.
     */
    Optional<Recipient> recipient(Sql sql, String locker, Delivery delivery) {
        return typed(sql, delivery.phoneSeal())
                .or(() -> sql
                        .all(
                                "select person from parcel_announced where waybill = any (?)"
                                        + " or (locker = ? and recipient = ?)"
                                        + " order by waybill = any (?) desc, announced_at desc limit 1",
                                row -> row.getString(1),
                                delivery.waybills(),
                                locker,
                                delivery.recipient(),
                                delivery.waybills())
                        .stream()
                        .findFirst()
                        .flatMap(jwe -> readable(jwe, Recipient.class)));
    }

    /** The code of exactly this delivery; empty if it never came or is another's. */
    Optional<String> code(Sql sql, String name, String delivery) {
        return opened(sql, name, DrawnCode.class)
                .filter(drawn -> drawn.delivery().equals(delivery))
                .map(DrawnCode::code);
    }

    private <T> Optional<T> opened(Sql sql, String name, Class<T> type) {
        Optional<String> jwe = sql.one("select jwe from parcel_seal where name = ?", row -> row.getString(1), name);
        return jwe.flatMap(text -> readable(text, type));
    }

    private <T> Optional<T> readable(String jwe, Class<T> type) {
        try {
            return Optional.of(Json.read(keys.open(jwe), type));
        } catch (ProblemException broken) {
            // A seal for another key or with nonsense inside: whoever asks hears that there is no code, or no phone.
            return Optional.empty();
        }
    }
}
