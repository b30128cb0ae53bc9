package parcellocker.agent.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a browser must show to be the touchscreen: one token for as long as the machine is not started anew. The agent may end and
 * start again under a browser that runs on; with a token of the process that browser would be turned away, and a locker that
 * works would stand there with a dead screen.
 *
 * <p>Nothing is synced: what a power cut leaves belongs to a boot that is over.
 */
final class ScreenToken {
    /** The kernel draws another one at each start. */
    static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;
    private final Path bootId;

    ScreenToken(Path data, Path bootId) {
        this.file = data.resolve("screen-token");
        this.bootId = bootId;
    }

    /**
     * The token of this boot.
     *
     * @param fresh draws one, if there is none yet
     */
    String of(Supplier<String> fresh) throws IOException {
        String boot = Files.readString(bootId).strip();
        Optional<String> kept = kept(boot);
        if (kept.isPresent()) {
            return kept.get();
        }
        String token = fresh.get();
        Path next = file.resolveSibling("screen-token.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, boot + "\n" + token + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return token;
    }

    private Optional<String> kept(String boot) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            boolean isOfThisBoot = lines.size() == 2
                    && lines.get(0).equals(boot)
                    && !lines.get(1).isBlank();
            return isOfThisBoot ? Optional.of(lines.get(1)) : Optional.empty();
        } catch (NoSuchFileException | CharacterCodingException none) {
            return Optional.empty();
        }
    }
}
