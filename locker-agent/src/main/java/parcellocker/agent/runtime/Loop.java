package parcellocker.agent.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.locker.Decision;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Event;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.locker.Shown;

/**
 * The one thread that owns the locker, without the thread: a turn takes one input, decides, commits, and only then acts.
 * Whoever calls {@link #turn} is the thread; a simulation calls it in virtual time.
 */
public final class Loop {
    private final World world;
    private volatile Locker locker;
    private Optional<Shown> lastShown = Optional.empty();
    private boolean started;
    private volatile Optional<Input> turning = Optional.empty();

    /** The outside, as the loop needs it. */
    public record World(
            Clock clock,
            Store store,
            Boards boards,
            Vault vault,
            Screen screen,
            City city,
            Workshop workshop,
            Configurator configurator,
            Reporter reporter) {
        /** Around a locker that uploads no report. */
        public World(
                Clock clock,
                Store store,
                Boards boards,
                Vault vault,
                Screen screen,
                City city,
                Workshop workshop,
                Configurator configurator) {
            this(clock, store, boards, vault, screen, city, workshop, configurator, wanted -> {});
        }

        /** Around a locker in which no city sets anything. */
        public World(
                Clock clock, Store store, Boards boards, Vault vault, Screen screen, City city, Workshop workshop) {
            this(clock, store, boards, vault, screen, city, workshop, change -> {});
        }

        /** Around a locker before which no technician stands. */
        public World(Clock clock, Store store, Boards boards, Vault vault, Screen screen, City city) {
            this(clock, store, boards, vault, screen, city, question -> {});
        }
    }

    /** Loads the book and boots; the first input must be {@link Input.Started}, for it settles what the power cut left open. */
    public Loop(Setup setup, World world) {
        this.world = world;
        this.locker = Locker.booted(setup, world.store().load());
    }

    /** The locker as last committed. Any thread may look. */
    public Locker locker() {
        return locker;
    }

    /** The kind of input that is being decided, or was when that threw, as {@link Quarantine#kind} names it; else empty. */
    public Optional<String> turning() {
        return turning.map(Quarantine::kind);
    }

    /** Uptime at which a {@link Input.Tick} must be given; empty: never. */
    public OptionalLong nextDeadline() {
        return locker.nextDeadline();
    }

    /** One turn. An exception means that the process must end: nothing after a failed commit may be believed. */
    public void turn(Input input) {
        if (started == input instanceof Input.Started) {
            throw new IllegalStateException(started ? "started twice" : "not started");
        }
        started = true;
        turning = Optional.of(input);
        Moment now = world.clock().now();
        Decision decision = locker.decide(input, now);
        Locker candidate = locker;
        for (Event event : decision.events()) {
            candidate = candidate.evolve(event, now);
        }
        // What fails from here on is not the input's fault.
        turning = Optional.empty();
        commit(decision.entries(), candidate, now);
        locker = candidate;
        decision.effects().forEach(this::act);
        show(candidate.shown());
    }

    private void commit(List<Entry> entries, Locker candidate, Moment now) {
        if (!entries.isEmpty()) {
            world.store().commit(new Commit(locker.book(), candidate.book(), entries, locker.stamp(now)));
        }
    }

    private void act(Effect effect) {
        switch (effect) {
            case Effect.Pulse pulse -> world.boards().pulse(pulse);
            case Effect.Ask ask -> world.vault().ask(ask);
            case Effect.Service question -> world.workshop().ask(question);
            case Effect.Configure change -> world.configurator().apply(change);
            case Effect.Report wanted -> world.reporter().apply(wanted);
            case Effect.Publish ignored -> world.city().publish();
        }
    }

    private void show(Shown shown) {
        if (!lastShown.equals(Optional.of(shown))) {
            lastShown = Optional.of(shown);
            world.screen().show(shown);
        }
    }
}
