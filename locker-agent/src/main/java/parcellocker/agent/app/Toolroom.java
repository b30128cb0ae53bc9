package parcellocker.agent.app;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.app.stick.StickCopy;
import parcellocker.agent.app.stick.Sticks;
import parcellocker.agent.hardware.board.LineHealth;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Copied;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.runtime.Inbox;
import parcellocker.agent.runtime.Workshop;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Answers a technician's screen, each question on a thread of its own: a stick that hangs holds up nobody. One stick at a time. */
final class Toolroom implements Workshop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Toolroom.class);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final long OFFER_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final World world;
    private final MachineFigures figures;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean closed;

    private volatile Supplier<Locker> locker = () -> {
        throw new ProblemException(Problem.BUSY, "the locker is starting");
    };
    private volatile Supplier<OptionalLong> heardAt = OptionalLong::empty;

    /**
     * The rest of the agent, as far as this needs it.
     *
     * @param lines the lines of lock boards as they are now, asked on any thread
     */
    record World(
            Settings settings,
            String deviceJwk,
            SystemClock clock,
            Journal journal,
            Inbox inbox,
            Supplier<List<LineHealth>> lines) {}

    Toolroom(World world) {
        this.world = world;
        this.figures = new MachineFigures(world.settings(), world.clock());
    }

    /**
     * From now on it can answer.
     *
     * @param now the locker as last committed
     * @param heard uptime when the city was last heard
     */
    void open(Supplier<Locker> now, Supplier<OptionalLong> heard) {
        locker = now;
        heardAt = heard;
    }

    @Override
    public void ask(Effect.Service question) {
        Thread.ofPlatform().name("toolroom").daemon().start(() -> answer(done(question)));
    }

    private Input done(Effect.Service question) {
        return switch (question) {
            case Effect.ReadFigures read -> done(read.ask(), () -> new Input.FiguresRead(read.ask(), figures()));
            case Effect.CopyToStick copy -> {
                if (!writing.compareAndSet(false, true)) {
                    yield new Input.StickRefused(copy.ask(), Problem.BUSY);
                }
                try {
                    yield done(copy.ask(), () -> new Input.StickWritten(copy.ask(), copied()));
                } finally {
                    writing.set(false);
                }
            }
        };
    }

    private static Input done(long ask, Supplier<Input> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            LOG.warn("{} {}", refused.problem().code(), refused.getMessage());
            return new Input.StickRefused(ask, refused.problem());
        } catch (RuntimeException broken) {
            LOG.error("{} a technician's question failed", Problem.INTERNAL.code(), broken);
            return new Input.StickRefused(ask, Problem.INTERNAL);
        }
    }

    private Figures figures() {
        return figures.read(heardAt.get(), world.journal().head(), world.lines().get());
    }

    private Copied copied() {
        Locker known = locker.get();
        LocalDateTime now =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(world.clock().now().wallMillis()), ZoneId.systemDefault());
        String name = known.setup().locker();
        StickCopy.Said said = new StickCopy.Said(
                name,
                world.deviceJwk(),
                now.toLocalDate().toString(),
                "locker-" + name + "-" + SECOND.format(now),
                diagnostics());
        Copied copied = StickCopy.to(new Sticks(world.settings().kiosk().sticks()).only(), world.journal(), said);
        LOG.info("{} entries, {} bytes are on a stick in {}", copied.entries(), copied.bytes(), copied.folder());
        return copied;
    }

    /** How this locker stands, as JSON; {@link Problem#BUSY} before it can answer. */
    String diagnostics() {
        return Diagnostics.json(locker.get(), world.clock().now(), figures());
    }

    /** The inbox may be full for a moment; an answer is offered until it is taken. */
    private void answer(Input answer) {
        while (!world.inbox().offer(answer) && !closed) {
            LockSupport.parkNanos(OFFER_AGAIN_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
