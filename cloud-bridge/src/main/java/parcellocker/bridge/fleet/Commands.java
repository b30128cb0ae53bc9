package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/**
 * Operators' commands on their way: kept as they were signed, sent again until the locker's journal answers or they expire.
 * Nothing here can sign one, or change one.
 */
public final class Commands implements CommandLog {
    /** What is under way when two boards turn out to speak as one locker is not said again. */
    private static final String IS_TOLD_APART =
            " and not exists (select 1 from fleet_locker l where l.locker = c.locker and l." + Twins.IS_DOUBLED + ")";

    private final Database database;

    public Commands(Database database) {
        this.database = database;
    }

    /** Something to send again: the same bytes each time. */
    public record Due(String text, Duration left) {}

    /** A command and what became of it. */
    public record Known(
            String command,
            String compartment,
            String actor,
            String reason,
            String ticket,
            Instant receivedAt,
            Instant expiresAt,
            @Nullable CommandAnswer answer) {

        /** WAITING for an answer, EXPIRED without one, or what the journal says. */
        public String state(Instant now) {
            if (answer != null) {
                return answer.state();
            }
            return now.isBefore(expiresAt) ? "WAITING" : "EXPIRED";
        }
    }

    /**
     * Keeps a command, having looked at its form only: whether it is genuine is for the locker to say.
     *
     * @return its id
     * @throws ProblemException {@link Problem#REQUEST_MALFORMED}, {@link Problem#LOCKER_UNKNOWN},
     *     {@link Problem#IDENTITY_DOUBLED}, or {@link Problem#COMMAND_EXISTS} if another one has its id
     */
    public String accept(LockerId locker, SignedCommand signed, Instant now) {
        String text = Json.write(signed);
        Command command = read(signed);
        check(command, locker, now);
        return database.inTransaction(sql -> {
            if (Fleet.terminal(sql, locker).modes().contains(Fact.Mode.DOUBLED.name())) {
                throw new ProblemException(
                        Problem.IDENTITY_DOUBLED, "two boards speak as " + locker + ": enrol the right one anew");
            }
            sql.change(
                    "insert into fleet_command (locker, command, signed, compartment, actor, reason, ticket, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    locker.value(),
                    command.id(),
                    text,
                    command.compartment(),
                    command.actor(),
                    command.reason(),
                    command.ticket(),
                    Timestamp.from(Instant.ofEpochSecond(command.expiresAt())));
            String kept = sql.one(
                            "select signed from fleet_command where locker = ? and command = ?",
                            row -> row.getString(1),
                            locker.value(),
                            command.id())
                    .orElseThrow();
            if (!kept.equals(text)) {
                throw new ProblemException(Problem.COMMAND_EXISTS, "another command has this id");
            }
            return command.id();
        });
    }

    private static Command read(SignedCommand signed) {
        try {
            return OperatorSign.unverified(signed.command());
        } catch (ProblemException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "command: is not a signed command", broken);
        }
    }

    private static void check(Command command, LockerId locker, Instant now) {
        long left = command.expiresAt() - now.getEpochSecond();
        boolean sound = command.locker().equals(locker.value())
                && command.id().matches("[0-9a-f]{32}")
                && command.compartment().matches("[A-Z]{1,2}[0-9]{2}")
                && command.expiresAt() - command.issuedAt() <= Command.MOST_SECONDS;
        if (!sound) {
            throw new ProblemException(
                    Problem.REQUEST_MALFORMED, "command: is not for this locker, or not of the right form");
        }
        if (left <= 0) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "command: has expired; sign it again");
        }
    }

    @Override
    public List<Due> due(LockerId locker, Instant now) {
        return database.inTransaction(sql -> sql.all(
                "select c.signed, c.expires_at from fleet_command c where c.locker = ? and c.expires_at > ? and not exists"
                        + " (select 1 from fleet_command_answer a where a.locker = c.locker and a.command = c.command)"
                        + IS_TOLD_APART + " order by c.received_at, c.command",
                row -> new Due(
                        row.getString(1),
                        Duration.between(now, row.getTimestamp(2).toInstant())),
                locker.value(),
                Timestamp.from(now)));
    }

    /** Lockers with commands that are due. */
    public List<LockerId> waiting(Instant now) {
        return database.inTransaction(sql -> sql.all(
                "select distinct c.locker from fleet_command c where c.expires_at > ? and not exists"
                        + " (select 1 from fleet_command_answer a where a.locker = c.locker and a.command = c.command)"
                        + IS_TOLD_APART + " order by c.locker",
                row -> new LockerId(row.getString(1)),
                Timestamp.from(now)));
    }

    /** One command, or {@link Problem#COMMAND_UNKNOWN}. */
    public Known find(LockerId locker, String command) {
        Optional<Known> found = database.inTransaction(sql -> sql.one(
                "select c.command, c.compartment, c.actor, c.reason, c.ticket, c.received_at, c.expires_at, a.opening,"
                        + " a.state, a.refused from fleet_command c left join fleet_command_answer a"
                        + " on a.locker = c.locker and a.command = c.command where c.locker = ? and c.command = ?",
                Commands::known,
                locker.value(),
                command));
        return found.orElseThrow(() -> new ProblemException(Problem.COMMAND_UNKNOWN, "no such command"));
    }

    private static Known known(ResultSet row) throws SQLException {
        String state = row.getString("state");
        CommandAnswer answer = state == null
                ? null
                : new CommandAnswer(
                        row.getString("command"), row.getString("opening"), state, row.getString("refused"));
        return new Known(
                row.getString("command"),
                row.getString("compartment"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("ticket"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                answer);
    }
}
