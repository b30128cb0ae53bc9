package parcellocker.agent.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import parcellocker.contract.problem.Problem;

/**
 * What a rescue did, line by line, each on disk before the next door; and on the standard error. A disk that takes nothing more stops
 * no rescue.
 */
final class RescueLog implements AutoCloseable {
    private final InstantSource clock;
    private Optional<FileChannel> file = Optional.empty();

    RescueLog(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on also into {@code rescue.log} of that folder. */
    void into(Path data) {
        try {
            file = Optional.of(FileChannel.open(
                    data.resolve("rescue.log"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND));
        } catch (IOException unwritable) {
            problem(Problem.STORE_FAILED, "no log in " + data + ": " + unwritable.getMessage());
        }
    }

    void problem(Problem problem, String what) {
        say(problem.code() + " " + what);
    }

    void say(String what) {
        String line = Instant.ofEpochMilli(clock.millis()) + " " + what;
        System.err.println(line);
        if (file.isPresent()) {
            write(file.get(), line + "\n");
        }
    }

    private void write(FileChannel out, String line) {
        try {
            ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        } catch (IOException full) {
            file = Optional.empty();
            problem(Problem.STORE_FAILED, "the log takes nothing more: " + full.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
