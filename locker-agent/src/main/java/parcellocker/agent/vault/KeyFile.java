package parcellocker.agent.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** {@link Keys} as a JSON file that its owner alone may read. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Draws the keys of a new locker and writes them.
     *
     * @throws ProblemException {@link Problem#CONFIG_CONFLICT} if there is a file: a key that is lost opens nothing any more
     * @throws IOException if it cannot be written
     */
    public static Keys create(Path file, Keys.City city, List<OperatorKey> operators) throws IOException {
        Keys keys =
                new Keys(drawn(32), drawn(16), drawn(32), Jose.newSealingKey(), Jose.newSigningKey(), city, operators);
        try {
            write(file, Json.write(keys));
        } catch (FileAlreadyExistsException kept) {
            throw new ProblemException(Problem.CONFIG_CONFLICT, file + " exists and is kept", kept);
        }
        return keys;
    }

    /**
     * Gives the locker other operators and keeps its own keys; a power cut leaves the one file or the other.
     *
     * @throws IOException if it cannot be read or written
     */
    public static void replaceOperators(Path file, List<OperatorKey> operators) throws IOException {
        replace(file, Json.write(read(file).with(operators)));
    }

    /** Written beside it, then in its place. */
    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        write(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }

    /**
     * Reads the keys.
     *
     * @throws ProblemException {@link Problem#KEYS_MISSING} if there is no file, {@link Problem#DEFAULT_SECRET} if others may
     *     read it or a key is nobody's own, {@link Problem#CONFIG_UNREADABLE} if it holds no keys
     * @throws IOException if it cannot be read
     */
    public static Keys read(Path file) throws IOException {
        String text;
        try {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (!others.isEmpty()) {
                throw new ProblemException(
                        Problem.DEFAULT_SECRET,
                        file + " is open to others (" + others + "): chmod 600, and draw new keys");
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(Problem.KEYS_MISSING, "no " + file, missing);
        } catch (CharacterCodingException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + " is not a text", broken);
        }
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
        replace(file, complete);
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
