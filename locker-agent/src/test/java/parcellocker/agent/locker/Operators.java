package parcellocker.agent.locker;

import java.util.List;
import java.util.Locale;
import parcellocker.agent.cabinet.CompartmentId;

/** Operators far away, who send commands to a {@link Rig}; their keys are called after them. */
final class Operators {
    static final String SESSION = "5e5510";
    private final Rig rig;
    private long counter;

    Operators(Rig rig) {
        this.rig = rig;
    }

    /** A good one by ops-1 for this door, which nobody has approved. */
    Command command(String door) {
        long now = rig.clock.wallSeconds();
        counter++;
        return new Command(
                String.format(Locale.ROOT, "%032x", counter),
                "ops-1",
                "rig",
                SESSION,
                new CompartmentId(door),
                new Command.Why("op-7", "caller cannot open", "T-1"),
                now,
                now + 60,
                counter,
                List.of());
    }

    static Command approved(Command c, String... by) {
        return new Command(
                c.id(),
                c.operator(),
                c.locker(),
                c.session(),
                c.compartment(),
                c.why(),
                c.issuedAt(),
                c.expiresAt(),
                c.counter(),
                List.of(by));
    }

    /** It has just arrived. */
    void send(Command command) {
        send(command, rig.clock.uptime());
    }

    void send(Command command, long receivedAt) {
        rig.gives(new Input.Commanded(command, SESSION, receivedAt));
    }
}
