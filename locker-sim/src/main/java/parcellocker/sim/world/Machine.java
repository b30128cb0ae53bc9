package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.locker.Configured;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.runtime.Clock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.Screen;
import parcellocker.agent.runtime.StoreException;

/** The board the agent runs on: one process after another, each around the real loop, and the screen. */
final class Machine implements Clock, Screen {
    private static final long EPOCH = 1_790_000_000_000L;
    private static final int MOST_TICKS_AT_ONCE = 20;
    private final World world;
    private final Chance chance;
    private Optional<Loop> loop = Optional.empty();
    private Optional<Shown> glass = Optional.empty();
    private Optional<WallClock> wall = Optional.empty();
    private int boot;
    private long bootedAt;
    private long bootAge;
    private long poweredBefore;
    private boolean settled;
    private long ticket;
    private final List<Shown> shown = new ArrayList<>();
    private long steps;
    private long lastTickAt = -1;
    private int ticksAtOnce;

    Machine(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void start() {
        if (loop.isPresent()) {
            return;
        }
        Configured started = world.cupboard().begin();
        if (world.cupboard().isDeadly()) {
            world.time().in(1_000, this::start);
            return;
        }
        boot++;
        bootedAt = world.time().now();
        world.disk().boot();
        bootAge = world.disk().load().ageMillis();
        settled = false;
        boolean isLost = world.faults().strikes(Fault.CLOCK_LOST, 0.8);
        wall = Optional.of(new WallClock(world, isLost, chance.fork("wall" + boot)));
        world.trace().line("machine", "boots, number " + boot);
        loop = Optional.of(new Loop(
                world.archive().at(world.setup().with(started)),
                new Loop.World(
                        this,
                        world.disk(),
                        world.wiring(),
                        world.box(),
                        this,
                        world.uplink(),
                        world.tools(),
                        world.cupboard(),
                        world.archive())));
        world.wiring().boot();
        happens(new Input.Started("sim"));
        if (isOn()) {
            world.cupboard().told();
        }
        if (isOn() && world.faults().strikes(Fault.CRASHES, 0.25)) {
            happens(new Input.Crashed("Touched"));
        }
        if (isOn()) {
            world.storage().look();
        }
        if (isOn()) {
            world.uplink().boot();
        }
    }

    /** One turn of the loop, and then the oracles. Nothing happens to a machine without power. */
    void happens(Input input) {
        if (loop.isEmpty()) {
            return;
        }
        steps++;
        world.trace().line("input", input);
        world.oracles().happens(input);
        try {
            loop.get().turn(input);
            settled = true;
            world.box().stands(glass.map(Shown::page));
            world.oracles().happened(input, glass.map(Shown::page));
        } catch (PowerCut | StoreException end) {
            ends(end);
        }
        world.oracles().check();
        tickNext();
    }

    /** The process ends by a power cut, or by itself after its disk failed. */
    void ends(Throwable end) {
        die(String.valueOf(end.getMessage()), end instanceof StoreException);
    }

    /** Takes the power for some seconds; everything in memory is gone. */
    void die(String why) {
        die(why, false);
    }

    /** The process ends in order, and the next one starts. */
    void endsByItself(String why) {
        die(why, true);
    }

    private void die(String why, boolean byItself) {
        if (loop.isEmpty()) {
            return;
        }
        world.trace().line("machine", "dies: " + why);
        world.disk().dies(byItself);
        loop = Optional.empty();
        poweredBefore += uptime();
        world.uplink().died();
        glass = Optional.empty();
        world.time().in(chance.between(2_000, 40_000), this::start);
    }

    private void tickNext() {
        OptionalLong deadline = loop.isPresent() ? loop.get().nextDeadline() : OptionalLong.empty();
        long mine = ++ticket;
        if (deadline.isEmpty()) {
            return;
        }
        world.time().at(bootedAt + deadline.getAsLong(), () -> {
            if (mine == ticket) {
                tick();
            }
        });
    }

    private void tick() {
        ticksAtOnce = lastTickAt == world.time().now() ? ticksAtOnce + 1 : 0;
        lastTickAt = world.time().now();
        Violation.unless(ticksAtOnce < MOST_TICKS_AT_ONCE, "timers", () -> "the deadline does not move on");
        happens(new Input.Tick());
    }

    @Override
    public Moment now() {
        WallClock clock = wall.orElseThrow();
        return new Moment(uptime(), clock.millis(), clock.quality(), chance.hex(64));
    }

    @Override
    public void show(Shown page) {
        world.power().around("screen", () -> lights(page));
    }

    private void lights(Shown page) {
        glass = Optional.of(page);
        shown.add(page);
        world.trace().line("screen", page.page());
        problem(page.page()).ifPresent(problem -> world.seen().note("problem " + problem));
        world.seen().note("page " + page.page().getClass().getSimpleName());
    }

    private static Optional<String> problem(Page page) {
        if (page instanceof Page.Refusal refusal) {
            return Optional.of(refusal.problem().name());
        }
        if (page instanceof Page.DidNotOpen failed) {
            return Optional.of(failed.problem().name());
        }
        return page instanceof Page.LeftOpen left ? Optional.of(left.problem().name()) : Optional.empty();
    }

    /** What can be seen on the screen; nothing without power. */
    Optional<Shown> glass() {
        return glass;
    }

    /** All that was ever shown. */
    List<Shown> shown() {
        return shown;
    }

    /** Whether this process has lived through its first turn. */
    boolean isSettled() {
        return settled;
    }

    /** Powered time of the locker so far. */
    long age() {
        return bootAge + uptime();
    }

    /** For how long the power has been on so far, whatever the locker has written of it. */
    long poweredMillis() {
        return poweredBefore + (isOn() ? uptime() : 0);
    }

    boolean isOn() {
        return loop.isPresent();
    }

    /** Whether the process of that number still runs. */
    boolean isAlive(int number) {
        return loop.isPresent() && boot == number;
    }

    int boot() {
        return boot;
    }

    long bootedAt() {
        return bootedAt;
    }

    long uptime() {
        return world.time().now() - bootedAt;
    }

    long steps() {
        return steps;
    }

    static long unixSeconds(long worldTime) {
        return unixMillis(worldTime) / 1000;
    }

    /** How far this machine believes its clock. */
    Quality quality() {
        return wall.map(WallClock::quality).orElse(Quality.SUSPECT);
    }

    /** The true time. */
    static long unixMillis(long worldTime) {
        return EPOCH + worldTime;
    }

    /** The city's signed time. */
    void cityTime(long millis) {
        wall.ifPresent(clock -> clock.said(millis));
    }

    /** The time of the city, as a locker without a wire to it is given it. */
    void trustClock() {
        cityTime(unixMillis(world.time().now()));
    }

    /** The locker as last committed. */
    Locker locker() {
        return loop.orElseThrow().locker();
    }
}
