package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Session;

/**
 * Who looks at a page.
 *
 * @param session empty for a stranger, and where pages are open on loopback
 * @param isOpen whether pages are open to them without a session
 * @param form what their forms carry along, see {@link Forms}; empty without a session
 * @param address from where
 */
public record Visitor(Optional<Session> session, boolean isOpen, String form, String address) {
    private static final String ATTRIBUTE = "visitor";

    /** The one that {@link Access} let in. */
    static Visitor of(Context ctx) {
        Visitor known = ctx.attribute(ATTRIBUTE);
        return Objects.requireNonNull(known, "nobody asked who it is");
    }

    static Optional<Visitor> known(Context ctx) {
        Visitor known = ctx.attribute(ATTRIBUTE);
        return Optional.ofNullable(known);
    }

    void enter(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }

    boolean may(Rights.Line line) {
        return line.isForAll()
                || (isOpen && line.isOpen())
                || session.filter(one -> line.may(one.role())).isPresent();
    }

    /** Whoever is signed in, for the audit; nobody is noted where pages are open to everybody at this computer. */
    Optional<Actor> actor() {
        return session.map(known -> new Actor(known.account(), address));
    }

    /** Who acts. */
    Actor signedIn() {
        return actor().orElseThrow();
    }

    /** The name of the account; empty without one. */
    public String account() {
        return session.map(Session::account).orElse("");
    }

    /** Never what forms carry. */
    @Override
    public String toString() {
        return account().isEmpty() ? "a stranger" : account();
    }
}
