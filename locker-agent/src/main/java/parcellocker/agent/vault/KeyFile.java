package parcellocker.agent.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** {@link Keys} as a JSON file that its owner alone may read. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * Draws the keys of a new locker and writes them.
     *
     * @throws ProblemException {@link Problem#CONFIG_CONFLICT} if there is a file: a key that is lost opens nothing any more
     * @throws IOException if it cannot be written
     */
    public static Keys create(Path file, Keys.City city, List<OperatorKey> operators) throws IOException {
        Keys keys = draw(city, operators);
        try {
            PrivateFile.create(file, Json.write(keys));
        } catch (FileAlreadyExistsException kept) {
            throw new ProblemException(Problem.CONFIG_CONFLICT, file + " exists and is kept", kept);
        }
        return keys;
    }

    static Keys draw(Keys.City city, List<OperatorKey> operators) {
        return new Keys(drawn(32), drawn(16), drawn(32), Jose.newSealingKey(), Jose.newSigningKey(), city, operators);
    }

    /**
     * Gives the locker other operators and keeps its own keys; a power cut leaves the one file or the other.
     *
     * @throws IOException if it cannot be read or written
     */
    public static void replaceOperators(Path file, List<OperatorKey> operators) throws IOException {
        PrivateFile.replace(file, Json.write(read(file).with(operators)));
    }

    /**
     * Gives the locker the keys of its city as they are now and keeps its own; a power cut leaves the one file or the other.
     *
     * @throws ProblemException {@link Problem#DEFAULT_SECRET}, {@link Problem#CONFIG_UNREADABLE} for a city's key that is none
     * @throws IOException if it cannot be read or written
     */
    public static void replaceCity(Path file, Keys.City city) throws IOException {
        PrivateFile.replace(file, Json.write(read(file).with(city)));
    }

    /**
     * As {@link #replaceCity(Path, Keys.City)}, see {@link Keys#with(EnrolmentWords.Published)}; a file that says so already is not
     * written.
     *
     * @return the keys that count from the next start on
     */
    public static Keys replaceCity(Path file, EnrolmentWords.Published said) throws IOException {
        Keys before = read(file);
        Keys next = before.with(said);
        if (!next.equals(before)) {
            PrivateFile.replace(file, Json.write(next));
        }
        return next;
    }

    /**
     * Reads the keys.
     *
     * @throws ProblemException {@link Problem#KEYS_MISSING} if there is no file, {@link Problem#DEFAULT_SECRET} if others may
     *     read it or a key is nobody's own, {@link Problem#CONFIG_UNREADABLE} if it holds no keys
     * @throws IOException if it cannot be read
     */
    public static Keys read(Path file) throws IOException {
        String text = PrivateFile.read(file);
        try {
            return Json.read(withDevice(file, text), Keys.class);
        } catch (ProblemException broken) {
            throw new ProblemException(problem(broken), file + " does not hold the keys of a locker", broken);
        }
    }

    /** A file of before lockers signed gets its signing key now. */
    private static String withDevice(Path file, String text) throws IOException {
        JsonNode tree = Json.tree(text);
        if (!(tree instanceof ObjectNode keys) || !keys.path("code").isTextual() || keys.has("device")) {
            return text;
        }
        keys.put("device", Jose.newSigningKey());
        String complete = Json.write(keys);
        PrivateFile.replace(file, complete);
        return complete;
    }

    /** A refusal of a key arrives wrapped by the JSON reader. */
    private static Problem problem(ProblemException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal && refusal.problem() == Problem.DEFAULT_SECRET) {
                return Problem.DEFAULT_SECRET;
            }
        }
        return Problem.CONFIG_UNREADABLE;
    }

    private static String drawn(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
