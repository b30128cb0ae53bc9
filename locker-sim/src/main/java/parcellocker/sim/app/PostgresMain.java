package parcellocker.sim.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The city's database in a process of its own: binaries and data in one folder, gone with it. Property {@code postgres.binaries}: a folder
 * that several of them share, and which stays.
 */
public final class PostgresMain {
    static final String BINARIES = "postgres.binaries";

    private PostgresMain() {}

    /** {@code folder [port]}: with a port it takes up again what a killed one left in the folder. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        boolean again = args.length > 1;
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(binaries(folder).toFile())
                .setCleanDataDirectory(!again);
        if (again) {
            builder.setPort(Integer.parseInt(args[1]));
        }
        EmbeddedPostgres postgres = builder.start();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException failed) {
                System.err.println("postgres: " + failed.getMessage());
            }
            ended.countDown();
        }));
        System.out.println("postgres ready " + postgres.getJdbcUrl("postgres", "postgres"));
        ended.await();
    }

    private static Path binaries(Path folder) {
        String shared = System.getProperty(BINARIES);
        return shared == null ? folder.resolve("binaries") : Path.of(shared);
    }
}
