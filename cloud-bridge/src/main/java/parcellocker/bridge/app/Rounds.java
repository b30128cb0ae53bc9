package parcellocker.bridge.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.DoorDays;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.fleet.Rollouts;
import parcellocker.bridge.fleet.Silence;
import parcellocker.bridge.intake.EvidenceRows;
import parcellocker.bridge.parcels.LostCodes;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.retention.Retention;
import parcellocker.contract.problem.Problem;

/** What a bridge does by itself, again and again. A round that fails is told and ends neither the others nor the next one. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long REPEAT_SECONDS = 15;
    /** A command lives a minute: what got lost on the way is said again soon. */
    private static final long COMMAND_SECONDS = 5;

    /** A recipient is told within a minute of the door's closing. */
    private static final long MESSAGE_SECONDS = 2;

    /** A ring of a rollout takes minutes. */
    private static final long ROLLOUT_SECONDS = 5;

    private static final long PURGE_SECONDS = 3_600;
    private static final long EXCHANGE_SECONDS = 1;
    private static final long SILENCE_SECONDS = 60;
    private static final long DAY_SECONDS = 24 * 3_600;
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Parts parts;
    private final InstantSource clock;
    private final ScheduledExecutorService directives = timer("repeat");
    private final ScheduledExecutorService commands = timer("commands");
    /** A slow gateway keeps nobody else waiting. */
    private final ScheduledExecutorService messages = timer("messages");

    /** Much at once after an upgrade: nobody else waits for it. */
    private final ScheduledExecutorService purging = timer("purge");

    private final ScheduledExecutorService exchange = timer("exchange");

    /** What it goes round. */
    record Parts(
            Conversation conversation,
            Directives directives,
            Presence presence,
            Storage storage,
            LostCodes lostCodes,
            Commands commands,
            Purge purge,
            Optional<Messages> messages,
            Exchange exchange,
            Accounts accounts,
            Retention retention,
            Rollouts rollouts,
            DoorDays doorDays,
            Reports reports,
            Silence silence) {}

    Rounds(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    void start() {
        every(REPEAT_SECONDS, directives, "storage was not begun", this::beginStorage);
        every(REPEAT_SECONDS, directives, "lost codes were not ordered anew", this::orderCodes);
        every(REPEAT_SECONDS, directives, "directives were not repeated", this::repeatDirectives);
        every(ROLLOUT_SECONDS, directives, "a rollout did not go on", this::goOnWithRollout);
        parts.messages()
                .ifPresent(owed -> every(
                        MESSAGE_SECONDS,
                        messages,
                        "recipients were not told",
                        () -> owed.round().forEach(parts.conversation()::push)));
        every(PURGE_SECONDS, purging, "what is over was not forgotten", this::purge);
        every(EXCHANGE_SECONDS, exchange, "partners were not told", parts.exchange()::tell);
        every(DAY_SECONDS, exchange, "old transfers were not forgotten", this::forgetExchanged);
        every(COMMAND_SECONDS, commands, "commands were not repeated", this::repeatCommands);
        every(
                SILENCE_SECONDS,
                commands,
                "silent lockers were not told",
                () -> parts.silence().round(clock.instant()));
    }

    private static void every(long seconds, ScheduledExecutorService timer, String complaint, Runnable round) {
        Runnable careful = () -> {
            try {
                round.run();
            } catch (RuntimeException broken) {
                LOG.warn("{} {}", Problem.STORE_FAILED.code(), complaint, broken);
            }
        };
        var unused = timer.scheduleWithFixedDelay(careful, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Whose recipient has been told since, may lie from now on. */
    private void beginStorage() {
        parts.storage().begin().forEach(parts.conversation()::push);
    }

    /** Who lost their code gets a new one. */
    private void orderCodes() {
        parts.lostCodes().order().forEach(parts.conversation()::push);
    }

    /** A directive that got lost on the way is said again, without waiting for the next birth. */
    private void repeatDirectives() {
        parts.directives().waiting().stream()
                .filter(locker -> parts.presence().of(locker, clock.instant()) == Presence.Freshness.LIVE)
                .forEach(parts.conversation()::repeat);
    }

    /** The next ring, once the one before has confirmed. */
    private void goOnWithRollout() {
        parts.rollouts().round().forEach(parts.conversation()::push);
    }

    /** Forgets what had to be, and notes what it did and what is left. */
    private void purge() {
        Purge.Done done = parts.purge().round();
        int unused = parts.doorDays().forget();
        done.told().forEach(parts.conversation()::push);
        long audit = parts.accounts().forget();
        LOG.info("purge: {}, {} rows of the audit", done, audit);
        Map<String, Long> erased = new TreeMap<>(done.erased());
        erased.put(Audit.kind(Duration.ZERO).name(), audit);
        erased.put(Reports.kind().name(), (long) parts.reports().forget());
        // Nobody deletes these but by hand: that they are overdue is to be seen.
        erased.put(EvidenceRows.JOURNAL_QUARANTINE, 0L);
        parts.retention().note(erased);
    }

    private void forgetExchanged() {
        parts.retention().note(parts.exchange().forget());
    }

    private void repeatCommands() {
        parts.commands().waiting(clock.instant()).forEach(parts.conversation()::command);
    }

    /**
     * Begins no other round and lets those under way come to their end: whoever was asked to send a message is heard, and what it answered is
     * noted. A message has five seconds, so this is long enough but for a database that hangs.
     */
    @Override
    public void close() {
        parts.messages().ifPresent(Messages::stopping);
        List<ScheduledExecutorService> timers = List.of(directives, commands, messages, purging, exchange);
        timers.forEach(ScheduledExecutorService::shutdown);
        long end = System.nanoTime() + STOP_NANOS;
        for (ScheduledExecutorService timer : timers) {
            if (!hasEnded(timer, end - System.nanoTime())) {
                var unused = timer.shutdownNow();
            }
        }
    }

    private static boolean hasEnded(ScheduledExecutorService timer, long nanos) {
        try {
            return timer.awaitTermination(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
