package parcellocker.agent.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** A locker's journal, only read, while the agent may be writing it: for evidence and for staff. */
public final class JournalFile implements Journal, AutoCloseable {
    private final Sql sql;
    private final Head head;

    private JournalFile(Sql sql) throws SQLException {
        this.sql = sql;
        long epoch = sql.number("select epoch from meta");
        long seq = sql.number("select coalesce(max(seq), 0) from journal where epoch = ?", epoch);
        this.head = new Head(epoch, seq, JournalTable.hash(sql, epoch, seq), sql.number("select acked from meta"));
    }

    /**
     * Opens it as it stands now.
     *
     * @throws parcellocker.agent.runtime.StoreException if it cannot be read
     */
    public static JournalFile open(Path file) {
        Path absolute = file.toAbsolutePath();
        NativeLibrary.load(Optional.ofNullable(absolute.getParent()).orElse(absolute));
        if (absolute.toFile().length() == 0) {
            // SQLite would delete the log beside it.
            throw Failures.refusal(Problem.STORE_FAILED, file + " is not there or empty");
        }
        try {
            Sql sql = Sql.onlyReads(absolute);
            try {
                sql.once("pragma busy_timeout = 5000");
                return new JournalFile(sql);
            } catch (SQLException unreadable) {
                sql.close();
                throw unreadable;
            }
        } catch (SQLException broken) {
            throw Failures.of("opening " + file, broken);
        }
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Slice after(long seq, int most) {
        int left = (int) Math.min(most, Math.max(0, head.seq() - seq));
        try {
            List<String> bodies = JournalTable.after(sql, head.epoch(), seq, left).stream()
                    .map(JournalTable.Row::body)
                    .toList();
            return new Slice(seq + 1, hashAt(head.epoch(), seq).orElse(Chain.START), bodies, List.of());
        } catch (SQLException broken) {
            throw Failures.of("reading the journal", broken);
        }
    }

    @Override
    public Optional<String> hashAt(long epoch, long seq) {
        try {
            return JournalTable.hashAt(sql, epoch, seq);
        } catch (SQLException broken) {
            throw Failures.of("reading the journal", broken);
        }
    }

    @Override
    public long first() {
        try {
            return JournalTable.first(sql, head.epoch());
        } catch (SQLException broken) {
            throw Failures.of("reading the journal", broken);
        }
    }

    @Override
    public void acknowledged(long epoch, long upTo) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public void welcomed(long epoch, long upTo) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException broken) {
            throw Failures.of("closing", broken);
        }
    }
}
