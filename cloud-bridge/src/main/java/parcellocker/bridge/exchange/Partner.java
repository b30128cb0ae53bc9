package parcellocker.bridge.exchange;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who exchanges events with the city.
 *
 * @param code its name in requests, {@code [A-Z0-9][A-Z0-9-]{1,15}}
 * @param scopes what it may do
 * @param mask how much of recipients it sees
 * @param dialect whose words its events carry beside the city's own
 * @param callback where events are brought to; empty: it fetches them
 * @param active one that is not is refused, and nothing is brought to it
 */
public record Partner(
        String code,
        String name,
        Kind kind,
        List<Scope> scopes,
        Mask mask,
        Dialect dialect,
        Optional<URI> callback,
        boolean active) {
    public Partner {
        scopes = List.copyOf(scopes);
    }

    /** What it is to the city. */
    public enum Kind {
        CARRIER,
        SHOP,
        /** Sees every parcel's events, and nothing of recipients. */
        REGULATOR,
        PROPERTY
    }

    /** What a partner may do. */
    public enum Scope {
        /** Declare parcels and announce them to lockers. */
        DECLARE,
        /** Read events, and have them brought. */
        EVENTS,
        /** Look at single parcels of its own. */
        SHIPMENTS
    }

    /** How much of a recipient is shown. */
    public enum Mask {
        NOTHING,
        /** The surname, three and four digits of the phone. */
        MASKED
    }

    boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether it is told of parcels that it has not declared. */
    public boolean seesAll() {
        return kind == Kind.REGULATOR;
    }
}
