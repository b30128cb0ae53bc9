package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** What comes on the topic of commands, whole and as the parts of a well-formed message: only a number may come out. */
public final class CommandReaderFuzz {
    private static final CommandReader READER = new CommandReader(new CityKeys(
            "",
            List.of(new OperatorKey(
                    "ops-1", Jose.publicOf(Jose.newSigningKey()), List.of(OperatorKey.Right.values())))));
    private static final CommandReader.Arrival FRESH = new CommandReader.Arrival(false, "nonce", 7_000);

    private CommandReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        read(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        read(Json.write(new SignedCommand(text, List.of(text))).getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] message) {
        try {
            READER.read(message, FRESH);
        } catch (ProblemException refused) {
            return;
        }
        throw new IllegalStateException("a command without an operator's key was taken");
    }
}
