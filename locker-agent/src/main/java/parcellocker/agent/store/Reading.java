package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.ledger.Journal.Slice;
import parcellocker.contract.wire.Chain;

/** Reads a store's file on a connection of its own, for any thread, while the loop writes. */
final class Reading implements AutoCloseable {
    private final Sql sql;

    Reading(Sql sql) {
        this.sql = sql;
    }

    private interface Look<T> {
        T at(Sql sql) throws SQLException;
    }

    private synchronized <T> T look(String what, Look<T> look) {
        try {
            return look.at(sql);
        } catch (SQLException broken) {
            throw Failures.of("reading " + what, broken);
        }
    }

    /** What was cut away is not made up: then there is nothing after {@code seq}. */
    Slice after(long epoch, long seq, int most) {
        return look("the journal", reader -> {
            Optional<String> prev = JournalTable.hashAt(reader, epoch, seq);
            List<JournalTable.Row> rows = JournalTable.after(reader, epoch, seq, most);
            if (prev.isEmpty() || rows.isEmpty() || rows.getFirst().seq() != seq + 1) {
                return new Slice(seq + 1, prev.orElse(Chain.START), List.of(), List.of());
            }
            return new Slice(
                    seq + 1,
                    prev.get(),
                    rows.stream().map(JournalTable.Row::body).toList(),
                    JournalTable.attachments(reader, epoch, seq, seq + rows.size()));
        });
    }

    Optional<String> hashAt(long epoch, long seq) {
        return look("the journal", reader -> JournalTable.hashAt(reader, epoch, seq));
    }

    long first(long epoch) {
        return look("the journal", reader -> JournalTable.first(reader, epoch));
    }

    Optional<String> person(PersonRef ref) {
        return look(
                "a recipient",
                reader ->
                        reader
                                .rows("select jwe from person where ref = ?", row -> row.text("jwe"), ref.value())
                                .stream()
                                .findFirst());
    }

    @Override
    public synchronized void close() throws SQLException {
        sql.close();
    }
}
