package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Rows;
import parcellocker.agent.locker.Standing;

/** What the book has one of: its age, the directive cursor, the guess budgets, how it stands. One row, under key 1. */
final class CountersRow implements RowCodec<Integer, CountersRow.Counters> {
    private static final Integer ONLY = 1;

    record Counters(long ageMillis, long directive, GuessBudget code, GuessBudget pin, Standing standing) {
        static Rows<Integer, Counters> of(Book book) {
            Rows<Integer, Counters> none = Rows.none();
            return none.with(
                    ONLY,
                    new Counters(
                            book.ageMillis(),
                            book.directive(),
                            book.codeGuesses(),
                            book.pinGuesses(),
                            book.standing()));
        }
    }

    @Override
    public String table() {
        return "counters";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "only",
                "age_millis",
                "directive",
                "code_guesses",
                "pin_guesses",
                "time_floor",
                "modes",
                "epoch",
                "signed_day");
    }

    @Override
    public List<@Nullable Object> cells(Integer only, Counters row) {
        return List.of(
                cell(only),
                row.ageMillis(),
                row.directive(),
                Cells.joined(row.code().failedAt()),
                Cells.joined(row.pin().failedAt()),
                row.standing().timeFloor(),
                Cells.joined(row.standing().modes()),
                row.standing().epoch(),
                row.standing().signedDay());
    }

    @Override
    public Object cell(Integer only) {
        return only;
    }

    @Override
    public Integer key(Cells cells) throws SQLException {
        return cells.count("only");
    }

    @Override
    public Counters row(Cells cells) throws SQLException {
        return new Counters(
                cells.number("age_millis"),
                cells.number("directive"),
                new GuessBudget(cells.list("code_guesses", Long::valueOf)),
                new GuessBudget(cells.list("pin_guesses", Long::valueOf)),
                new Standing(
                        cells.number("time_floor"),
                        cells.list("modes", Mode::valueOf),
                        cells.number("epoch"),
                        cells.number("signed_day")));
    }
}
