package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.delivery.AnswerBudget;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.delivery.HandOverBudget;
import parcellocker.agent.delivery.RequestBudget;
import parcellocker.agent.delivery.TicketBudget;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Budgets;
import parcellocker.agent.locker.CommandMemory;
import parcellocker.agent.locker.DirectiveCursor;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Rows;
import parcellocker.agent.locker.Standing;

/** What the book has one of: its age, the directive cursor, the guess budgets, how it stands. One row, under key 1. */
final class CountersRow implements RowCodec<Integer, CountersRow.Counters> {
    private static final Integer ONLY = 1;

    /** {@code commands}: without the operators' counters, which have a table of their own. */
    record Counters(
            long ageMillis, DirectiveCursor directives, Budgets budgets, CommandMemory commands, Standing standing) {
        static Rows<Integer, Counters> of(Book book) {
            Rows<Integer, Counters> none = Rows.none();
            CommandMemory c = book.commands();
            return none.with(
                    ONLY,
                    new Counters(
                            book.ageMillis(),
                            book.directives(),
                            book.budgets(),
                            new CommandMemory(Rows.none(), c.recent(), c.openedAt(), c.refusedAt(), c.approvals()),
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
                "answers",
                "commands",
                "remote_openings",
                "command_refusals",
                "approvals",
                "time_floor",
                "modes",
                "epoch",
                "signed_day",
                "checkpoint_age",
                "directive_head",
                "lost_codes",
                "tickets",
                "named_tickets",
                "hand_overs",
                "locked_guesses",
                "configuration",
                "configuration_next",
                "configuration_body",
                "configuration_boards",
                "report",
                "report_open",
                "report_parts");
    }

    @Override
    public List<@Nullable Object> cells(Integer only, Counters row) {
        return List.of(
                cell(only),
                row.ageMillis(),
                row.directives().number(),
                Cells.joined(row.budgets().code().failedAt()),
                Cells.joined(row.budgets().pin().failedAt()),
                Cells.joined(row.budgets().answers().failedAt()),
                Cells.joined(row.commands().recent()),
                Cells.joined(row.commands().openedAt()),
                Cells.joined(row.commands().refusedAt()),
                Cells.joined(row.commands().approvals()),
                row.standing().timeFloor(),
                Cells.joined(row.standing().modes()),
                row.standing().epoch(),
                row.standing().signedDay(),
                row.standing().checkpointAge(),
                row.directives().head().orElse(""),
                Cells.joined(row.budgets().lost().askedAt()),
                Cells.joined(row.budgets().tickets().openedAt()),
                Cells.joined(row.budgets().named().failedAt()),
                Cells.joined(row.budgets().handOvers().made()),
                Cells.joined(row.budgets().locked().failedAt()),
                ConfigurationCells.ids(row.standing().configuration()),
                ConfigurationCells.next(row.standing().configuration()),
                ConfigurationCells.body(row.standing().configuration()),
                ConfigurationCells.boards(row.standing().configuration()),
                row.standing().reporting().latest(),
                ReportCells.open(row.standing().reporting()),
                ReportCells.parts(row.standing().reporting()));
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
                new DirectiveCursor(
                        cells.number("directive"),
                        Optional.of(cells.text("directive_head")).filter(head -> !head.isEmpty())),
                new Budgets(
                        new GuessBudget(cells.list("code_guesses", Long::valueOf)),
                        new GuessBudget(cells.list("pin_guesses", Long::valueOf)),
                        new AnswerBudget(cells.list("answers", Long::valueOf)),
                        new RequestBudget(cells.list("lost_codes", Long::valueOf)),
                        new TicketBudget(cells.list("tickets", Long::valueOf)),
                        new AnswerBudget(cells.list("named_tickets", Long::valueOf)),
                        new HandOverBudget(cells.list("hand_overs", HandOverBudget.Made::read)),
                        new GuessBudget(cells.list("locked_guesses", Long::valueOf))),
                new CommandMemory(
                        Rows.none(),
                        cells.list("commands", id -> id),
                        cells.list("remote_openings", Long::valueOf),
                        cells.list("command_refusals", Long::valueOf),
                        cells.list("approvals", id -> id)),
                new Standing(
                        cells.number("time_floor"),
                        cells.list("modes", Mode::valueOf),
                        cells.number("epoch"),
                        cells.number("signed_day"),
                        cells.number("checkpoint_age"),
                        ConfigurationCells.read(cells),
                        ReportCells.read(cells)));
    }
}
