package parcellocker.agent.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Command;
import parcellocker.agent.locker.Input;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;
import parcellocker.contract.wire.OperatorSign.Signed;

/**
 * Reads the {@code command} topic: whether something is a command of an operator at all. Whether it may be carried out is the
 * core's to say, in the journal; what fails here was signed by nobody who may, and leaves no trace there.
 */
public final class CommandReader {
    private static final int MOST_TEXT = 80;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final CityKeys keys;

    public CommandReader(CityKeys keys) {
        this.keys = keys;
    }

    /**
     * How a message arrived.
     *
     * @param session nonce of the session it came in
     * @param receivedAt uptime in milliseconds
     */
    public record Arrival(boolean isRetained, String session, long receivedAt) {}

    /**
     * The command in a message.
     *
     * @throws ProblemException the first of {@link Problem#MESSAGE_TOO_LARGE}, {@link Problem#MESSAGE_MALFORMED},
     *     {@link Problem#COMMAND_RETAINED}, {@link Problem#OPERATOR_UNKNOWN}, {@link Problem#SIGNATURE_WRONG},
     *     {@link Problem#OPERATOR_NOT_PERMITTED} that holds
     */
    public Input.Commanded read(byte[] payload, Arrival arrival) {
        if (payload.length > SignedCommand.MOST_BYTES) {
            throw new ProblemException(Problem.MESSAGE_TOO_LARGE, payload.length + " bytes on command");
        }
        SignedCommand message = Json.read(payload, SignedCommand.class);
        if (arrival.isRetained()) {
            throw new ProblemException(Problem.COMMAND_RETAINED, "a command that a broker kept");
        }
        var signed = OperatorSign.command(message.command(), keys::operator);
        Command command = command(signed, approvers(message, signed.payload()));
        return new Input.Commanded(command, arrival.session(), arrival.receivedAt());
    }

    /** Each approval must be genuine, and about just this command; one that is not refuses it all. */
    private List<String> approvers(SignedCommand message, parcellocker.contract.command.Command command) {
        Approval due = new Approval(command.id(), command.locker(), command.compartment(), command.reason());
        List<String> approvers = new ArrayList<>();
        for (String jws : message.approvals()) {
            Signed<Approval> approval = OperatorSign.approval(jws, keys::operator);
            if (!approval.payload().equals(due)) {
                throw new ProblemException(Problem.SIGNATURE_WRONG, "an approval of something else");
            }
            if (!approvers.contains(approval.kid())) {
                approvers.add(approval.kid());
            }
        }
        return approvers;
    }

    private static Command command(Signed<parcellocker.contract.command.Command> signed, List<String> approvers) {
        var c = signed.payload();
        try {
            return switch (c.kind()) {
                case OPEN ->
                    new Command(
                            id(c.id()),
                            signed.kid(),
                            bounded(c.locker()),
                            bounded(c.session()),
                            new CompartmentId(c.compartment()),
                            new Command.Why(bounded(c.actor()), bounded(c.reason()), bounded(c.ticket())),
                            c.issuedAt(),
                            c.expiresAt(),
                            c.counter(),
                            approvers);
            };
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "a command holds a value of the wrong form", refused);
        }
    }

    private static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("32 hex digits");
        }
        return id;
    }

    /** It ends in the journal, which has a bound of its own. */
    private static String bounded(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a text of 1 to " + MOST_TEXT + " characters");
        }
        return text;
    }
}
