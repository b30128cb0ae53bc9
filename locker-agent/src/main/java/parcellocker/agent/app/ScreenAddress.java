package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the browser finds out what to open: a file in the folder that systemd gives the agent for as long as it runs. */
final class ScreenAddress {
    /** Set by {@code RuntimeDirectory=}; by hand nobody sets it, and the address is only printed. */
    static final String FOLDER = "RUNTIME_DIRECTORY";

    private ScreenAddress() {}

    /** Written whole or not at all, for the agent's user and group. */
    static void write(@Nullable String folder, String url) throws IOException {
        Optional<Path> home =
                Optional.ofNullable(folder).filter(path -> !path.isBlank()).map(Path::of);
        if (home.isEmpty()) {
            return;
        }
        Path next = home.get().resolve("screen.url.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(next, url + "\n");
        Files.move(
                next,
                home.get().resolve("screen.url"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
