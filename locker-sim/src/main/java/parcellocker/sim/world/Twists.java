package parcellocker.sim.world;

import parcellocker.contract.command.Command;

/** Commands that differ in one thing from a good one. */
final class Twists {
    private Twists() {}

    static Command locker(Command c, String other) {
        return with(c, other, c.session(), c.issuedAt());
    }

    static Command session(Command c, String other) {
        return with(c, c.locker(), other, c.issuedAt());
    }

    static Command issuedAt(Command c, long seconds) {
        return with(c, c.locker(), c.session(), seconds);
    }

    private static Command with(Command c, String locker, String session, long issuedAt) {
        return new Command(
                c.id(),
                locker,
                session,
                c.kind(),
                c.compartment(),
                c.reason(),
                c.ticket(),
                c.actor(),
                issuedAt,
                issuedAt + Command.MOST_SECONDS,
                c.counter());
    }
}
