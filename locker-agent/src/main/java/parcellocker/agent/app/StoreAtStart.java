package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SetAside;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Opens the store at start. A file that this process finds damaged is left alone, for the disk may only have misread it; if the next
 * process finds the same, it is put aside and a new one begins, which opens nothing until the city has enrolled the locker anew. A
 * dark screen would help nobody: the parcels are where they were.
 */
final class StoreAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAtStart.class);

    private final Settings settings;
    private final SetAside aside;

    StoreAtStart(Settings settings) {
        this.settings = settings;
        this.aside = new SetAside(file(settings));
    }

    static Path file(Settings settings) {
        return settings.data().resolve("locker.db");
    }

    /**
     * For those who are not the agent: what it has not settled yet must not be worked on.
     *
     * @throws ProblemException {@link Problem#STORE_DAMAGED} if the agent must run first
     */
    static void requireSettled(Settings settings) throws IOException {
        StoreAtStart start = new StoreAtStart(settings);
        if (start.aside.isSuspect() || start.aside.untold().isPresent() || start.isGone()) {
            throw new ProblemException(Problem.STORE_DAMAGED, "the file is damaged: start the agent first");
        }
    }

    /**
     * The file for a tool, which settles nothing.
     *
     * @throws ProblemException {@link Problem#STORE_DAMAGED} if the agent must run first
     */
    static SqliteStore settled(Settings settings) throws IOException {
        requireSettled(settings);
        return new StoreAtStart(settings).opened();
    }

    /** The file, or a new one in the place of a damaged one. */
    SqliteStore open() throws IOException {
        aside.finish();
        try {
            SqliteStore store = opened();
            if (aside.isCleared()) {
                LOG.warn("{} was misread at the last start and is whole", file(settings));
            }
            return store;
        } catch (StoreException refused) {
            if (refused.problem() != Problem.STORE_DAMAGED) {
                throw refused;
            }
            return anew(refused);
        }
    }

    /** Asked before SQLite opens it, which makes a file where none is and deletes the log that lies beside no file. */
    private SqliteStore opened() throws IOException {
        if (isGone()) {
            throw gone();
        }
        SqliteStore store = SqliteStore.open(
                file(settings),
                settings.locker().value(),
                settings.epoch(),
                settings.layout().cabinet());
        // Whole tables without an entry: no agent of ours has left them so.
        if (store.head().seq() == 0 && wasBegun()) {
            store.close();
            throw gone();
        }
        return store;
    }

    private boolean isGone() throws IOException {
        return wasBegun() && (!Files.exists(file(settings)) || Files.size(file(settings)) == 0);
    }

    /** A new file that does not say yet whose place it took is empty for a reason. */
    private boolean wasBegun() throws IOException {
        return aside.isBegun() && aside.untold().isEmpty();
    }

    private static StoreException gone() {
        String detail = "the file with the entries of this locker is gone";
        return new StoreException(Problem.STORE_DAMAGED, detail, new IllegalStateException(detail));
    }

    private SqliteStore anew(StoreException damaged) throws IOException {
        String why = String.valueOf(damaged.getMessage());
        if (!aside.isSuspect()) {
            LOG.error("{}: if the next start finds the same, it is put aside", why, damaged);
            aside.suspect(why);
            throw damaged;
        }
        SetAside.Found found = aside.move(settings.locker().value(), today(), why);
        LOG.error("{}: it is kept as {}; nothing opens until the city enrols this locker anew", why, found.name());
        return opened();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(SystemClock.machineMillis()), ZoneId.systemDefault());
    }

    /** What the core must hear before anything else if the file is a new one, or was and nobody has enrolled the locker since. */
    Optional<Input.FileDamaged> news(SqliteStore store) throws IOException {
        Optional<SetAside.Found> found = aside.untold();
        if (found.isEmpty() && !store.load().standing().modes().contains(Mode.DAMAGED)) {
            aside.settled();
            return Optional.empty();
        }
        Optional<SetAside.Found> latest = found.isPresent() ? found : aside.latest();
        return Optional.of(latest.map(one -> new Input.FileDamaged(one.name(), one.epoch(), one.last()))
                .orElse(new Input.FileDamaged("", 0, -1)));
    }

    /** The entries of the start are on disk. */
    void told() throws IOException {
        aside.begun();
        aside.told();
    }
}
