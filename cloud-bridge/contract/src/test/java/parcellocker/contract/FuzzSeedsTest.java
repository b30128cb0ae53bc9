package parcellocker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code mvn -Pfuzz} starts from, run as a regression: every seed of every parser of outside bytes, and each seed cut short at
 * every place. A finding becomes a seed.
 */
class FuzzSeedsTest {
    /** A longer seed is cut at so many places, evenly. */
    private static final int MOST_CUTS = 100;

    private static final Path CLASSES = Path.of("target", "test-classes");

    @TestFactory
    Stream<DynamicTest> every_seed_and_every_beginning_of_one_is_read_or_refused_by_its_number() throws IOException {
        List<String> targets = targets();
        assertThat(targets).isNotEmpty();
        return targets.stream()
                .map(target -> DynamicTest.dynamicTest(target, () -> {
                    List<Path> seeds = files(CLASSES.resolve("fuzz").resolve(target));
                    assertThat(seeds)
                            .as("seeds in src/test/resources/fuzz/" + target)
                            .isNotEmpty();
                    for (Path seed : seeds) {
                        byte[] bytes = Files.readAllBytes(seed);
                        assertThatCode(() -> withEachBeginning(target, bytes))
                                .as(seed.getFileName().toString())
                                .doesNotThrowAnyException();
                    }
                }));
    }

    private static void withEachBeginning(String target, byte[] bytes) throws Throwable {
        run(target, bytes);
        int step = bytes.length / MOST_CUTS + 1;
        for (int length = 0; length < bytes.length; length += step) {
            run(target, Arrays.copyOf(bytes, length));
        }
    }

    private static void run(String target, byte[] bytes) throws Throwable {
        try {
            Class.forName(target).getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) bytes);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static List<String> targets() throws IOException {
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            return classes.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Fuzz.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
