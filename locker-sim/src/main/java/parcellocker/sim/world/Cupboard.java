package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Configuration;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Configurator;
import parcellocker.contract.wire.Overlay;

/**
 * Where a machine keeps the city's configurations, in the rules of the product's files; and the oracle of them: what is in force
 * without a trial was confirmed, one with which the process dies at once never is, and each that was taken is settled.
 */
final class Cupboard implements Configurator, Oracle {
    private static final int MOST_STARTS = 3;
    /** In one world of so many the city sets something. */
    private static final int EVERY = 8;

    private final World world;
    private final Chance chance;
    private final SortedSet<Long> confirmed = new TreeSet<>();
    private Optional<Kept> good = Optional.empty();
    private Optional<Kept> trial = Optional.empty();
    private Optional<Configured.Failed> failed = Optional.empty();
    private ConfigurationId running = ConfigurationId.BASE;
    private boolean runsOnTrial;
    private long latest;

    private record Kept(ConfigurationId id, int starts) {
        boolean isDeadly() {
            return Cupboard.isDeadly(id.version());
        }
    }

    Cupboard(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    private static boolean isDeadly(long version) {
        return version % 3 == 0;
    }

    /** The city sets something now and then. */
    void begin(long seed, long millis) {
        if (seed % EVERY != 3) {
            return;
        }
        long many = chance.between(1, 4);
        for (long n = 1; n <= many; n++) {
            world.time().in(chance.between(1, millis / 2), this::sets);
        }
    }

    private void sets() {
        latest += chance.between(1, 2);
        String body = "{\"profile\":{\"idleMillis\":" + (10_000 + latest) + "}}";
        List<String> mistakes = List.of();
        if (chance.happens(0.2)) {
            body = "{\"lines\":" + latest + "}";
            mistakes = Overlay.mistakes(body);
        }
        world.town()
                .issue(new Input.Directive.Configure(new ConfigurationId(latest, Overlay.hash(body)), body, mistakes));
    }

    /** The next process starts; a trial is counted before it is made. */
    Configured begin() {
        if (trial.isPresent()) {
            Kept now = new Kept(trial.get().id(), trial.get().starts() + 1);
            trial = Optional.of(now);
            if (now.starts() > MOST_STARTS) {
                failed = Optional.of(new Configured.Failed(now.id(), List.of("LK-2053 it did not come up")));
                trial = Optional.empty();
            }
        }
        runsOnTrial = trial.isPresent();
        running = trial.or(() -> good).map(Kept::id).orElse(ConfigurationId.BASE);
        return new Configured(running, runsOnTrial, Configured.TRIAL_MILLIS, failed);
    }

    /** Whether this process dies before it does anything. */
    boolean isDeadly() {
        boolean dies = trial.filter(Kept::isDeadly).isPresent();
        if (dies) {
            world.trace().line("machine", "dies of configuration " + running.version());
            world.seen().note("deadly configuration");
        }
        return dies;
    }

    void told() {
        failed = Optional.empty();
    }

    @Override
    public void apply(Effect.Configure change) {
        world.power().around("snapshot", () -> write(change));
        if (!(change instanceof Effect.KeepConfiguration)) {
            int boot = world.machine().boot();
            world.time().in(0, () -> {
                if (world.machine().isAlive(boot)) {
                    world.machine().endsByItself("to start with what was set");
                }
            });
        }
    }

    private void write(Effect.Configure change) {
        world.trace().line("cupboard", change);
        switch (change) {
            case Effect.TryConfiguration one -> trial = Optional.of(new Kept(one.id(), 0));
            case Effect.KeepConfiguration one -> {
                Violation.unless(
                        world.disk().load().standing().configuration().good().equals(one.id()),
                        "d7",
                        () -> one.id() + " is kept before the journal says that it is good");
                good = trial.filter(kept -> kept.id().equals(one.id())).or(() -> good);
                trial = trial.filter(kept -> !kept.id().equals(one.id()));
            }
            case Effect.DropConfiguration ignored -> trial = Optional.empty();
        }
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.ConfigurationSettled settled) {
            boolean isGood = settled.setting() == Entry.Setting.CONFIRMED;
            world.seen().note("configuration " + settled.setting());
            Violation.unless(
                    !isGood || !isDeadly(settled.id().version()),
                    "d7",
                    () -> "one with which no process comes up is confirmed: " + settled);
            if (isGood) {
                confirmed.add(settled.id().version());
            }
        }
    }

    @Override
    public void check() {
        Violation.unless(
                runsOnTrial || running.version() == 0 || confirmed.contains(running.version()),
                "d7",
                () -> running + " is in force and was never confirmed");
    }

    /** Everything is quiet. */
    void settled(Book book) {
        Configuration now = book.standing().configuration();
        Violation.unless(now.next().isEmpty(), "d7", () -> "not settled: " + now);
        boolean isInForce = !runsOnTrial || trial.isEmpty();
        Violation.unless(
                now.good().equals(running) && isInForce, "d7", () -> "runs with " + running + ", the book has " + now);
    }
}
