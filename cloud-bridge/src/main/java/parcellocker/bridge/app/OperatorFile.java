package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * One operator's private key. It lies with the operator, never with the bridge: whoever takes over the bridge opens no door.
 * Public only because the reader of JSON looks into every component.
 *
 * @param jwk private Ed25519 JWK
 */
public record OperatorFile(String kid, String jwk, List<OperatorKey.Right> rights) {
    private static final String OWNER_ONLY = "rw-------";

    static OperatorFile fresh(String kid, List<OperatorKey.Right> rights) {
        return new OperatorFile(kid, Jose.newSigningKey(), rights);
    }

    /** Reads a file; {@link Problem#KEYS_MISSING} if it is not one, {@link Problem#DEFAULT_SECRET} if others may read it. */
    static OperatorFile read(Path file) {
        try {
            if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------")) {
                throw new ProblemException(
                        Problem.DEFAULT_SECRET, file + " is open to others: chmod 600, draw a new key");
            }
            OperatorFile read = Json.read(Files.readString(file), OperatorFile.class);
            Jose.verify(Jose.sign("try", read.jwk()), Jose.publicOf(read.jwk()));
            return read;
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException broken) {
            throw new ProblemException(Problem.KEYS_MISSING, file + " holds no operator's key", broken);
        }
    }

    /** Writes a new file that only its owner may read; never over another. */
    void write(Path file) throws IOException {
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        try (var out = Files.newByteChannel(file, create, mode)) {
            out.write(java.nio.ByteBuffer.wrap(Json.write(this).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What lockers are told of it. */
    OperatorKey published() {
        return new OperatorKey(kid, Jose.publicOf(jwk), rights);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "operator " + kid;
    }
}
