package parcellocker.agent.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import parcellocker.contract.problem.ProblemException;

/** A file of keys of any content, and the same content as a typed phone. */
public final class KeyFileFuzz {
    private static final Path FILE = file();

    private KeyFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Files.write(FILE, bytes);
            KeyFile.read(FILE);
        } catch (ProblemException refused) {
            if (!refused.problem().code().startsWith("LK-80")) {
                throw new AssertionError("not a configuration's number", refused);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Phone.read(new String(bytes, StandardCharsets.UTF_8)).ifPresent(phone -> {
            if (!phone.digits().matches("1[0-9]{10}")) {
                throw new AssertionError("not a phone");
            }
        });
    }

    private static Path file() {
        try {
            return Files.createTempFile(
                    "keys",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
