package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.cabinet.Level;
import parcellocker.contract.problem.Problem;

/**
 * The locker as a value. {@link #decide} says what an input means, {@link #evolve} what an event does; neither touches the
 * world. The loop commits between them and the effects.
 */
public record Locker(Setup setup, Book book, Session session) {
    /** How far behind the floor a clock that is trusted may be. */
    private static final long MOST_BACK_MILLIS = 300_000;

    /** A locker that has just got its power: the book as stored, an empty session. */
    public static Locker booted(Setup setup, Book book) {
        return new Locker(setup, book, Session.at(book.ageMillis()));
    }

    /** What this input means now. Never throws for anything a person, a wire or the city can send. */
    public Decision decide(Input input, Moment now) {
        Turn turn = new Turn(this, now);
        Rules.apply(turn, input);
        return turn.decision();
    }

    /** The locker after one event. */
    public Locker evolve(Event event, Moment now) {
        return switch (event) {
            case Entry entry -> new Locker(setup, book.after(entry, stamp(now)), session);
            case Step step -> new Locker(setup, book, session.after(step));
        };
    }

    /**
     * How entries of this moment are dated, and the only time that may decide anything: never before what was certain
     * already, and not to be trusted if the clock says so by more than its drift.
     */
    public Stamp stamp(Moment now) {
        long floor = book.standing().timeFloor();
        boolean isBack = now.wallMillis() < floor - MOST_BACK_MILLIS;
        return new Stamp(age(now), Math.max(floor, now.wallMillis()), isBack ? Quality.SUSPECT : now.quality());
    }

    /** Uptime at which a {@link Input.Tick} is due; empty if nothing waits for time. */
    public OptionalLong nextDeadline() {
        return Timers.next(this);
    }

    /** What the screen shows. */
    public Shown shown() {
        Visit visit = session.visit();
        return new Shown(
                visit.view(),
                visit.page(),
                visit.comfort(),
                visit.courier().isPresent(),
                session.online(),
                Reminders.doors(this),
                Shown.Closing.of(visit));
    }

    /**
     * Whether this process could end now with nobody the worse for it: nobody is at the screen and no opening is under way. A door
     * that was left open does not count: its opening is over, the book says so, and it may stand open for weeks.
     */
    public boolean isIdle() {
        return session.visit().page() instanceof Page.Home
                && session.flights().asMap().isEmpty()
                && !session.recovering();
    }

    /** Whether this process is the trial of a configuration of the city's. */
    public boolean isOnTrial() {
        return Configurations.isOnTrial(this);
    }

    /** Every mode in force now, in order. */
    public List<Mode> modes(Moment now) {
        return List.copyOf(Modes.inForce(this, now));
    }

    /** The door's level as last read, for the birth message and the technician. */
    public Level level(CompartmentId compartment) {
        return session.door(compartment).level();
    }

    /** The door as last read; {@link Door#UNREAD} if it never was. */
    public Door door(CompartmentId compartment) {
        return session.door(compartment);
    }

    /** How it answered its latest openings, since this process began. */
    public DoorHealth health(CompartmentId compartment) {
        return session.health(compartment);
    }

    /** Whether that door shows that it will fail, before it does. */
    public Optional<DoorHealth.Sign> sign(CompartmentId compartment) {
        Long verified = setup.verifiedMillis().get(compartment);
        return health(compartment).sign(verified == null ? OptionalLong.empty() : OptionalLong.of(verified));
    }

    /** Why the technician's command line may not open that compartment now; empty if it may. */
    public Optional<Problem> trialRefusal(CompartmentId compartment, Moment now) {
        return Trials.refusal(this, compartment, now);
    }

    long age(Moment now) {
        return session.bootAge() + now.uptimeMillis();
    }
}
