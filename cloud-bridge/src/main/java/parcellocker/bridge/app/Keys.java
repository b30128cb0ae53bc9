package parcellocker.bridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;

/**
 * The city's private keys as JWK texts, one a purpose: whoever steals one cannot do the others' work.
 *
 * @param directives signs directives
 * @param tokens signs QR tokens
 * @param sealing opens what was sealed to the city
 */
record Keys(String directives, String tokens, String sealing) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String OWNER_ONLY = "rw-------";

    static Keys fresh() {
        return new Keys(Jose.newSigningKey(), Jose.newSigningKey(), Jose.newSealingKey());
    }

    /** Reads a file; {@link Problem#KEYS_MISSING} if it is not one. */
    static Keys read(Path file) {
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            Keys keys = new Keys(key(tree, "directives"), key(tree, "tokens"), key(tree, "sealing"));
            keys.tryAll();
            return keys;
        } catch (IOException
                | ProblemException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException broken) {
            throw new ProblemException(Problem.KEYS_MISSING, "keys: " + file + " holds no keys", broken);
        }
    }

    private static String key(JsonNode tree, String name) {
        return tree.path(name).toString();
    }

    private void tryAll() {
        Jose.verify(Jose.sign("try", directives), Jose.publicOf(directives));
        Jose.verify(Jose.sign("try", tokens), Jose.publicOf(tokens));
        Jose.open(Jose.seal("try", Jose.publicOf(sealing)), sealing);
    }

    /** Writes a new file that only its owner may read; never over another. */
    void write(Path file) throws IOException {
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        try (var out = Files.newByteChannel(file, create, mode)) {
            out.write(java.nio.ByteBuffer.wrap(MAPPER.writeValueAsBytes(json(UnaryOperator.identity()))));
        }
    }

    /** The public halves as JSON, for the lockers. */
    String publicJson() {
        return json(Jose::publicOf).toString();
    }

    private ObjectNode json(UnaryOperator<String> half) {
        ObjectNode all = MAPPER.createObjectNode();
        all.putRawValue("directives", new com.fasterxml.jackson.databind.util.RawValue(half.apply(directives)));
        all.putRawValue("tokens", new com.fasterxml.jackson.databind.util.RawValue(half.apply(tokens)));
        all.putRawValue("sealing", new com.fasterxml.jackson.databind.util.RawValue(half.apply(sealing)));
        return all;
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "keys";
    }
}
