package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.OperatorKey.Right;
import parcellocker.contract.command.Operators;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.entry.Fact.Role;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;
import parcellocker.contract.wire.QrToken;
import parcellocker.contract.wire.StaffAnswer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What operators and the help desk do at their own desks, with their own keys. */
@picocli.CommandLine.Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = "For operators and the help desk, with keys that the bridge does not have.")
final class OperatorCommands {
    private static final int SHIFT_SECONDS = 8 * 3600;

    @ParentCommand
    private Main main = new Main(System.out, System.err);

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    @picocli.CommandLine.Command(name = "new-key", description = "Draws an operator's key into a new file.")
    int newKey(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--kid", required = true, description = "its name, e.g. ops-1") String kid,
            @Option(names = "--may", description = "OPEN, APPROVE; both if left out") List<Right> rights) {
        if (!kid.matches("[A-Za-z0-9-]{1,32}")) {
            return main.refused(List.of(Problem.CONFIG_OUT_OF_RANGE.code() + " --kid: letters, digits and -"));
        }
        List<Right> may = rights == null || rights.isEmpty() ? List.of(Right.values()) : rights;
        return tried(() -> OperatorFile.fresh(kid, may).write(file));
    }

    @picocli.CommandLine.Command(name = "published", description = "Prints the public keys, for the lockers.")
    int published(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        return tried(() -> main.out()
                .println(Json.write(new Operators(files.stream()
                        .map(file -> OperatorFile.read(file).published())
                        .toList()))));
    }

    @picocli.CommandLine.Command(
            name = "sign-open",
            description = "Signs the opening of one door, now; print it into a file, have it approved, post it.")
    int signOpen(
            @Option(names = "--key", required = true) Path key,
            @Option(names = "--locker", required = true) String locker,
            @Option(names = "--session", required = true, description = "from GET /v1/lockers/{locker}") String session,
            @Option(names = "--compartment", required = true) String compartment,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--ticket", required = true) String ticket,
            @Option(names = "--actor", required = true, description = "your staff number") String actor) {
        return tried(() -> {
            OperatorFile operator = OperatorFile.read(key);
            long now = clock.millis();
            // The counter is the time: it grows from command to command, and nobody has to keep it.
            Command command = new Command(
                    hex(16),
                    locker,
                    session,
                    Command.Kind.OPEN,
                    compartment,
                    reason,
                    ticket,
                    actor,
                    now / 1000,
                    now / 1000 + Command.MOST_SECONDS,
                    now);
            String jws = OperatorSign.sign(command, operator.kid(), operator.jwk());
            main.out().println(Json.write(new SignedCommand(jws, List.of())));
        });
    }

    @picocli.CommandLine.Command(
            name = "approve",
            description = "Adds a second operator's approval to a signed command, having shown what it opens.")
    int approve(@Option(names = "--key", required = true) Path key, @Parameters(paramLabel = "FILE") Path signed) {
        return tried(() -> {
            OperatorFile operator = OperatorFile.read(key);
            SignedCommand message = Json.read(Files.readString(signed), SignedCommand.class);
            Command c = OperatorSign.unverified(message.command());
            main.err()
                    .println("approves " + c.compartment() + " of " + c.locker() + ", because: " + c.reason() + " ("
                            + c.ticket() + ", asked by " + c.actor() + ")");
            Approval approval = new Approval(c.id(), c.locker(), c.compartment(), c.reason());
            List<String> approvals = new ArrayList<>(message.approvals());
            approvals.add(OperatorSign.sign(approval, operator.kid(), operator.jwk()));
            main.out().println(Json.write(new SignedCommand(message.command(), approvals)));
        });
    }

    @picocli.CommandLine.Command(
            name = "approve-audit",
            description = "Prints the QR text with which a technician may open the compartment of one delivery, once.")
    int approveAudit(
            @Option(names = "--key", required = true) Path key,
            @Option(names = "--locker", required = true) String locker,
            @Option(names = "--delivery", required = true) String delivery) {
        return tried(() -> {
            OperatorFile operator = OperatorFile.read(key);
            long now = clock.instant().getEpochSecond();
            QrToken token = new QrToken(QrToken.Kind.APPROVAL, locker, delivery, hex(8), now - 60, now + SHIFT_SECONDS);
            main.out().println(token.signed(operator.jwk()));
        });
    }

    @picocli.CommandLine.Command(
            name = "answer-challenge",
            description = "Prints the answer to the number a locker shows to someone of the staff.")
    int answerChallenge(
            @Option(names = "--staff-key", required = true, description = "file with the locker's staff key")
                    Path staffKey,
            @Option(names = "--locker", required = true) String locker,
            @Option(names = "--role", required = true) Role role,
            @Option(names = "--who", required = true) String who,
            @Option(names = "--challenge", required = true) String challenge) {
        return tried(() -> {
            StaffAnswer.Question question = new StaffAnswer.Question(locker, role, who, challenge.replace(" ", ""));
            main.out()
                    .println(StaffAnswer.of(question, Files.readString(staffKey).strip()));
        });
    }

    /** Something that may be refused by number, or meet a file that is not as it should be. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private int tried(Attempt attempt) {
        try {
            attempt.run();
            return 0;
        } catch (ProblemException refused) {
            return main.refused(List.of(String.valueOf(refused.getMessage())));
        } catch (FileAlreadyExistsException exists) {
            return main.refused(List.of(Problem.CONFIG_CONFLICT.code() + " " + exists.getMessage()
                    + " exists; keys are never overwritten"));
        } catch (IOException | IllegalArgumentException broken) {
            return main.refused(List.of(Problem.CONFIG_UNREADABLE.code() + " " + broken.getMessage()));
        }
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
