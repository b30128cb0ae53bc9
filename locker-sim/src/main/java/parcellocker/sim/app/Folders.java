package parcellocker.sim.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run writes: all in one data folder. {@code run} goes when the run ends; databases, keys and logs stay to be looked at
 * until the next one begins.
 */
record Folders(Path data) {
    static final String POSTMASTER = "postgres/data/postmaster.pid";

    /** A clean folder; what an earlier run left alive is ended first. */
    static Folders fresh(Path data) throws IOException {
        Folders folders = new Folders(data.toAbsolutePath());
        Sweeper.sweep(folders.run());
        Sweeper.remove(folders.data());
        Files.createDirectories(folders.tmp());
        Files.createDirectories(folders.data().resolve("logs"));
        return folders;
    }

    Path run() {
        return data.resolve("run");
    }

    Path tmp() {
        return run().resolve("tmp");
    }

    Path processes() {
        return run().resolve("processes");
    }

    /** Where the database writes its own process. */
    Path postmaster() {
        return run().resolve(POSTMASTER);
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Where this program's own classes are: the leash stands in front of every class path. */
    String ownClasses() {
        try {
            return Path.of(Leash.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
