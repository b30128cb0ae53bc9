package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.agent.vault.PrivateFile;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Overlay;

/**
 * The city's configurations in small files in the data folder, for they must be known before the database is opened. Each is
 * replaced as a whole, on disk before anything else is done:
 *
 * <pre>
 * configuration.good     in force, confirmed
 * configuration.trial    on trial, and how often a process was started with it
 * configuration.failed   given up; it stays until the journal says so
 * </pre>
 *
 * <p>A start with the one on trial is counted before it is made, so that even one on which the process dies at once is given up.
 */
final class Snapshots {
    /** So many starts a configuration has to be confirmed: one for it, and two for power cuts in between. */
    static final int MOST_STARTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Path good;
    private final Path trial;
    private final Path failed;
    private final Disk disk;

    /** How files are written. */
    interface Disk {
        /** On disk, or as before. */
        void replace(Path file, String text) throws IOException;

        /** On disk when it returns. */
        void remove(Path file) throws IOException;
    }

    private static final Disk REAL = new Disk() {
        @Override
        public void replace(Path file, String text) throws IOException {
            PrivateFile.replace(file, text);
        }

        @Override
        public void remove(Path file) throws IOException {
            PrivateFile.remove(file);
        }
    };

    /** @param data the agent's folder */
    Snapshots(Path data) {
        this(data, REAL);
    }

    Snapshots(Path data, Disk disk) {
        this.good = data.resolve("configuration.good");
        this.trial = data.resolve("configuration.trial");
        this.failed = data.resolve("configuration.failed");
        this.disk = disk;
    }

    /**
     * What to start with.
     *
     * @param snapshot empty: the locker's own file alone
     */
    record Choice(Optional<Snapshot> snapshot, boolean onTrial, Optional<Configured.Failed> failed) {
        Configured in(long trialMillis) {
            ConfigurationId id = snapshot.map(Snapshot::id).orElse(ConfigurationId.BASE);
            return new Configured(id, onTrial, trialMillis, failed);
        }

        String body() {
            return snapshot.map(Snapshot::body).orElse(Overlay.EMPTY);
        }
    }

    /** What the next start would begin with; nothing is counted. */
    Choice now() {
        Optional<Snapshot> tried = read(trial, Snapshot.class).filter(Snapshot::isWhole);
        return tried.isPresent()
                ? new Choice(tried, true, Optional.empty())
                : new Choice(read(good, Snapshot.class).filter(Snapshot::isWhole), false, Optional.empty());
    }

    /**
     * Chooses what this process starts with.
     *
     * @param look what is wrong with a body over the locker's own file
     */
    Choice begin(Function<String, List<String>> look) {
        try {
            Optional<Snapshot> tried = startsAgain(look);
            if (tried.isPresent()) {
                return new Choice(tried, true, told());
            }
        } catch (IOException uncounted) {
            // A start that cannot be counted is not made.
            LOG.error("{} a configuration is not tried", Problem.CONFIGURATION_BROKEN.code(), uncounted);
        }
        Optional<Snapshot> kept = read(good, Snapshot.class).filter(Snapshot::isWhole);
        List<String> mistakes = kept.map(one -> look.apply(one.body())).orElse(List.of());
        if (mistakes.isEmpty()) {
            return new Choice(kept, false, told());
        }
        // It stays for whoever mends the locker's own file, which is why it does not fit any more.
        Configured.Failed unfit = new Configured.Failed(kept.orElseThrow().id(), mistakes);
        LOG.error("{} configuration {} cannot be used: {}", Problem.CONFIGURATION_BROKEN.code(), unfit.id(), mistakes);
        return new Choice(Optional.empty(), false, told().or(() -> Optional.of(unfit)));
    }

    private Optional<Snapshot> startsAgain(Function<String, List<String>> look) throws IOException {
        Optional<Snapshot> found = read(trial, Snapshot.class).filter(Snapshot::isWhole);
        if (found.isEmpty()) {
            disk.remove(trial);
            return Optional.empty();
        }
        Snapshot before = found.get();
        Snapshot now = before.startedAgain();
        if (now.starts() > MOST_STARTS) {
            return givenUp(
                    now,
                    List.of(Problem.CONFIGURATION_UNCONFIRMED.code() + " " + MOST_STARTS
                            + " starts with it ended before it was confirmed"));
        }
        disk.replace(trial, Json.write(now));
        List<String> mistakes = look.apply(now.body());
        return mistakes.isEmpty() ? Optional.of(now) : givenUp(now, mistakes);
    }

    /** The reason first: a cut in between leaves both, and the next start gives it up again. */
    private Optional<Snapshot> givenUp(Snapshot one, List<String> reasons) throws IOException {
        LOG.warn(
                "{} configuration {} is given up: {}",
                Problem.CONFIGURATION_UNCONFIRMED.code(),
                one.version(),
                reasons);
        disk.replace(failed, Json.write(new Snapshot.GivenUp(one.version(), one.hash(), reasons)));
        disk.remove(trial);
        return Optional.empty();
    }

    /** The next start is a trial of this. */
    void tryOut(ConfigurationId id, String body) throws IOException {
        disk.replace(trial, Json.write(new Snapshot(id.version(), id.hash(), body, 0)));
    }

    /** What is on trial is the good one. */
    void keep(ConfigurationId id) throws IOException {
        Optional<Snapshot> confirmed =
                read(trial, Snapshot.class).filter(one -> one.id().equals(id));
        if (confirmed.isPresent()) {
            disk.replace(good, Json.write(confirmed.get()));
            disk.remove(trial);
        }
    }

    /** The next start is one with the good one. */
    void drop() throws IOException {
        disk.remove(trial);
    }

    /** The journal says what was given up. */
    void told(Configured started) throws IOException {
        if (started.failed().isPresent()) {
            disk.remove(failed);
        }
    }

    private Optional<Configured.Failed> told() {
        return read(failed, Snapshot.GivenUp.class).map(Snapshot.GivenUp::told);
    }

    /** What cannot be read is not there: this runs before the locker does, and must never keep it from running. */
    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.exists(file) ? Optional.of(Json.read(Files.readString(file), type)) : Optional.empty();
        } catch (IOException | ProblemException unreadable) {
            LOG.error("{} {} cannot be read", Problem.CONFIGURATION_BROKEN.code(), file, unreadable);
            return Optional.empty();
        }
    }
}
