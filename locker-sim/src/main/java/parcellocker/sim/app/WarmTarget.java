package parcellocker.sim.app;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the fuzzer runs in a target's place: the target, which has read its seeds before the fuzzer looks at the clock. The fuzzer rewrites each
 * class when it is first used, and on a machine with other work that takes longer than any input may.
 */
public final class WarmTarget {
    private static @Nullable MethodHandle target;

    private WarmTarget() {}

    /** Called once by the fuzzer, with the target's name and the folder of its seeds. */
    public static void fuzzerInitialize(String[] args) throws Throwable {
        target = MethodHandles.lookup()
                .findStatic(
                        Class.forName(args[0]), "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        for (Path seed : seeds(Path.of(args[1]))) {
            fuzzerTestOneInput(Files.readAllBytes(seed));
        }
    }

    private static List<Path> seeds(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Throwable {
        MethodHandle known = target;
        if (known == null) {
            throw new IllegalStateException("the fuzzer did not begin");
        }
        known.invokeExact(bytes);
    }
}
