package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import parcellocker.agent.app.technician.Bench;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.BoundedInbox;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.LoopThread;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The locker for a tool: the agent's own core, loop, store and boards, without screen, city and vault. Whatever it opens is
 * decided, committed and only then fired, as in the agent; the city reads of it when the agent runs again.
 */
final class TrialBench implements Bench, AutoCloseable {
    private static final int INBOX = 256;
    /** Far shorter than a person or a lock takes. */
    private static final long LOOK_MILLIS = 20;

    private final SystemClock clock = new SystemClock(SystemClock.TIMESYNC);
    private final BoundedInbox inbox = new BoundedInbox(INBOX);
    private final Started started = new Started();
    private final Loop loop;

    private TrialBench(Settings settings, CourierId tool) throws IOException {
        boolean complete = false;
        try {
            started.keep(alone(settings));
            SqliteStore store = StoreAtStart.settled(settings);
            started.keep(store);
            clock.floor(store.load().standing().timeFloor());
            OpenedPins pins = OpenedPins.gateAlone(settings.around().gpio());
            started.keep(pins);
            LockBoards boards = Wires.boards(settings, inbox, clock::uptimeMillis, pins.gate());
            started.keep(boards);
            Setup setup = new Setup(settings.locker().value(), settings.layout().cabinet(), settings.profile());
            // Nobody is at the screen, and no trial asks the vault anything.
            loop = new Loop(setup, new Loop.World(clock, store, boards, ask -> {}, shown -> {}, () -> {}));
            boot(settings, tool);
            started.keep(LoopThread.start(
                    loop, inbox, clock, () -> Runtime.getRuntime().halt(Wiring.FATAL)));
            boards.start();
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /**
     * Takes the data folder for the tool.
     *
     * @throws ProblemException {@link Problem#CONFIG_CONFLICT} if the agent, the rescue or another tool has it
     */
    static TrialBench open(Settings settings, CourierId tool) throws IOException {
        return new TrialBench(settings, tool);
    }

    /** Whoever has it is the only one who speaks to the boards. */
    static FolderLock alone(Settings settings) throws IOException {
        Files.createDirectories(settings.data());
        return FolderLock.take(settings.data())
                .orElseThrow(() -> new ProblemException(
                        Problem.CONFIG_CONFLICT,
                        "the agent, a rescue or another tool runs on " + settings.data()
                                + ": stop it first (systemctl stop locker-agent)"));
    }

    private void boot(Settings settings, CourierId tool) throws IOException {
        loop.turn(new Input.Started(Wiring.SOFTWARE + " " + tool));
        RescueMark mark = new RescueMark(settings.data());
        if (mark.isSet()) {
            loop.turn(new Input.Rescued());
            mark.clear();
        }
        loop.turn(new Input.TrialsBegun(tool));
    }

    @Override
    public Locker locker() {
        return loop.locker();
    }

    @Override
    public Moment now() {
        return clock.now();
    }

    @Override
    public void give(Input input) {
        if (!inbox.offer(input)) {
            throw new ProblemException(Problem.BUSY, "the locker's inbox is full");
        }
    }

    @Override
    public boolean await(BooleanSupplier over, long millis) throws InterruptedException {
        long until = clock.uptimeMillis() + millis;
        while (!over.getAsBoolean()) {
            if (clock.uptimeMillis() >= until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Ends the loop first, so that nothing new is fired, then the lines; also from a shutdown hook. */
    @Override
    public synchronized void close() {
        started.close();
    }
}
