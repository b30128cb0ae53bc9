package parcellocker.bridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/**
 * The city's private keys, apart by purpose: whoever steals one cannot do the others' work. Of each there is a present one and
 * those before it.
 *
 * @param directives signs directives
 * @param tokens signs QR tokens
 * @param sealing opens what was sealed to the city
 */
record Keys(KeyRing directives, KeyRing tokens, KeyRing sealing) {
    /** Where a file held none. */
    static final Keys NONE = new Keys(KeyRing.of(""), KeyRing.of(""), KeyRing.of(""));

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String OWNER_ONLY = "rw-------";
    private static final String ELDER = "elder";

    /** What a key is for. */
    enum Purpose {
        DIRECTIVES,
        TOKENS,
        SEALING;

        private String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Keys fresh() {
        return new Keys(
                KeyRing.of(Jose.newSigningKey()), KeyRing.of(Jose.newSigningKey()), KeyRing.of(Jose.newSealingKey()));
    }

    /** New keys for these purposes; the former ones are kept, at most {@link KeyRing#MOST_ELDER} each. */
    Keys rotated(Set<Purpose> purposes) {
        return new Keys(
                purposes.contains(Purpose.DIRECTIVES) ? directives.rotated(Jose.newSigningKey()) : directives,
                purposes.contains(Purpose.TOKENS) ? tokens.rotated(Jose.newSigningKey()) : tokens,
                purposes.contains(Purpose.SEALING) ? sealing.rotated(Jose.newSealingKey()) : sealing);
    }

    KeyRing of(Purpose purpose) {
        return switch (purpose) {
            case DIRECTIVES -> directives;
            case TOKENS -> tokens;
            case SEALING -> sealing;
        };
    }

    /** Reads a file; {@link Problem#KEYS_MISSING} if it is not one. */
    static Keys read(Path file) {
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            Keys keys =
                    new Keys(ring(tree, Purpose.DIRECTIVES), ring(tree, Purpose.TOKENS), ring(tree, Purpose.SEALING));
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

    private static KeyRing ring(JsonNode tree, Purpose purpose) {
        List<String> elder = new ArrayList<>();
        tree.path(ELDER).path(purpose.field()).forEach(key -> elder.add(key.toString()));
        return new KeyRing(tree.path(purpose.field()).toString(), elder);
    }

    private void tryAll() {
        for (KeyRing signing : List.of(directives, tokens)) {
            signing.all().forEach(key -> Jose.verify(Jose.sign("try", key), Jose.publicOf(key)));
        }
        sealing.all().forEach(key -> Jose.open(Jose.seal("try", Jose.publicOf(key)), key));
    }

    /** Writes a new file that only its owner may read; never over another. */
    void write(Path file) throws IOException {
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        try (FileChannel out = FileChannel.open(file, create, mode)) {
            ByteBuffer left = ByteBuffer.wrap(MAPPER.writeValueAsBytes(json()));
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }

    /** Puts these in the place of a file: a power cut leaves the former file or this one, whole. */
    void replace(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        write(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // A new name is only on disk when its folder is.
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** The public halves as JSON, for the lockers. */
    String publicJson() {
        return new Keys(directives.published(), tokens.published(), sealing.published())
                .json()
                .toString();
    }

    private ObjectNode json() {
        ObjectNode all = MAPPER.createObjectNode();
        ObjectNode former = MAPPER.createObjectNode();
        for (Purpose purpose : Purpose.values()) {
            all.putRawValue(purpose.field(), new RawValue(of(purpose).present()));
            if (!of(purpose).elder().isEmpty()) {
                ArrayNode list = former.putArray(purpose.field());
                of(purpose).elder().forEach(key -> list.addRawValue(new RawValue(key)));
            }
        }
        if (!former.isEmpty()) {
            all.set(ELDER, former);
        }
        return all;
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "keys";
    }
}
