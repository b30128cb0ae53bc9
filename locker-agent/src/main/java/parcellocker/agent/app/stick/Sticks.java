package parcellocker.agent.app.stick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Finds the stick: a file system that is mounted below a folder, or below a folder of that ({@code /media/STICK},
 * {@code /media/user/STICK}). A folder in which nothing is mounted is none: what is written there would fill the locker's own disk.
 */
public final class Sticks {
    private final Path folder;
    private final Predicate<Path> isMounted;

    /** @param folder where sticks are mounted */
    public Sticks(Path folder) {
        this(folder, Sticks::isOtherDisk);
    }

    Sticks(Path folder, Predicate<Path> isMounted) {
        this.folder = folder;
        this.isMounted = isMounted;
    }

    /**
     * The one that is in and may be written.
     *
     * @throws ProblemException {@link Problem#STICK_MISSING} or {@link Problem#STICK_DOUBLED}
     */
    public Path only() {
        List<Path> found = new ArrayList<>();
        for (Path one : inside(folder)) {
            if (isMounted.test(one)) {
                found.add(one);
            } else {
                inside(one).stream().filter(isMounted).forEach(found::add);
            }
        }
        found.removeIf(stick -> !Files.isWritable(stick));
        if (found.isEmpty()) {
            throw new ProblemException(Problem.STICK_MISSING, "no stick below " + folder);
        }
        if (found.size() > 1) {
            throw new ProblemException(Problem.STICK_DOUBLED, found.size() + " sticks below " + folder);
        }
        return found.getFirst();
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException none) {
            // A folder that is not there, may not be read or was just pulled holds no stick.
            return List.of();
        }
    }

    private static boolean isOtherDisk(Path folder) {
        try {
            Path above = folder.toAbsolutePath().getParent();
            return above != null && !Files.getFileStore(folder).equals(Files.getFileStore(above));
        } catch (IOException gone) {
            return false;
        }
    }
}
