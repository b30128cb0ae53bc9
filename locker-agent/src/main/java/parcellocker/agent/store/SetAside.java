package parcellocker.agent.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Json;

/**
 * Puts a store's file aside that cannot be believed, so that a new one can begin in its place. It is evidence: it keeps its bytes, is
 * named by the day and never overwritten. Small files beside it carry a cut in between over to the next start:
 *
 * <pre>
 * locker.db.begun                         this folder has had a file with entries in it: one that is gone is damage too
 * locker.db.suspect                       the start before this one found it damaged: only a second one alike puts it aside
 * locker.db.moving                        it is being put aside, or the new file does not say so yet
 * locker.db.unsettled                     the city has not begun anew since: what the new file proves is not the whole
 * locker.db.damaged-2026-03-31-1[-wal]    put aside, with its log
 * locker.db.damaged-2026-03-31-1.json     why, and where its journal ended if that can be proven
 * </pre>
 */
public final class SetAside {
    /** A disk on which new files decay as well is of no use: somebody must come. */
    private static final int MOST_A_DAY = 3;

    private static final List<String> BESIDE = List.of("-shm", "-wal");

    private final Path file;

    /** @param file the store's: {@code locker.db} */
    public SetAside(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * A file that was put aside.
     *
     * @param name of the file
     * @param why in words
     * @param epoch of its journal; 0: unknown
     * @param last its journal's last entry, proven by what was committed with it; -1: unknown
     * @param acked up to which the city had it, as far as the file says; -1: unknown
     */
    public record Found(String name, String why, long epoch, long last, long acked) {}

    /** Whether the start before this one found the file damaged. */
    public boolean isSuspect() {
        return Files.exists(beside("suspect"));
    }

    /** Has the next start know what this one found. */
    public void suspect(String why) throws IOException {
        write(beside("suspect"), why);
    }

    /** The file is as it should be after all; false if nobody doubted it. */
    public boolean isCleared() throws IOException {
        boolean was = Files.deleteIfExists(beside("suspect"));
        if (was) {
            sync();
        }
        return was;
    }

    /** Whether there was a file with entries in it. */
    public boolean isBegun() {
        return Files.exists(beside("begun"));
    }

    public void begun() throws IOException {
        if (!isBegun()) {
            write(beside("begun"), "");
        }
    }

    /** What was put aside and of which the new file does not say so yet: it must, before anything else is done with it. */
    public Optional<Found> untold() throws IOException {
        Path moving = beside("moving");
        return Files.exists(moving) ? Optional.of(read(moving)) : Optional.empty();
    }

    /** The new file says so: what it says is on disk. */
    public void told() throws IOException {
        Files.deleteIfExists(beside("moving"));
        sync();
    }

    /** The city has begun anew since, or nothing ever was put aside. */
    public void settled() throws IOException {
        if (Files.deleteIfExists(beside("unsettled"))) {
            sync();
        }
    }

    /** What was put aside last. */
    public Optional<Found> latest() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            List<Path> said = all.filter(path ->
                            name(path).startsWith(prefix()) && name(path).endsWith(".json"))
                    .sorted(Comparator.comparingLong(SetAside::written).thenComparing(SetAside::name))
                    .toList();
            return said.isEmpty() ? Optional.empty() : Optional.of(read(said.getLast()));
        }
    }

    /** Every file that was put aside, by name. */
    public List<Path> all() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(path -> name(path).matches("\\Q" + prefix() + "\\E[0-9-]+"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Puts the file aside. If the power goes meanwhile, {@link #finish} goes on.
     *
     * @throws StoreException {@link Problem#STORE_DAMAGED} if too many were today
     */
    public Found move(String locker, LocalDate day, String why) throws IOException {
        String name = free(day);
        boolean isAgain = Files.exists(beside("unsettled"));
        Remains.End end = isAgain ? Remains.End.UNKNOWN : Remains.end(file, locker);
        Found found = new Found(name, why, end.epoch(), end.last(), end.acked());
        // Before the mark that it is unsettled: with that alone, the start after a cut would take this file for a
        // second one.
        write(beside("moving"), Json.write(found));
        finish();
        return found;
    }

    /**
     * Goes on where a cut has interrupted {@link #move}. The file itself goes last: without its log it would be an old image, and open
     * doors by it; and the log it left would be taken for the new file's.
     */
    public void finish() throws IOException {
        Optional<Found> found = untold();
        if (found.isEmpty()) {
            return;
        }
        String name = found.get().name();
        Path target = file.resolveSibling(name);
        if (!Files.exists(target)) {
            write(file.resolveSibling(name + ".json"), Json.write(found.get()));
            write(beside("unsettled"), name);
            for (String suffix : BESIDE) {
                Path from = file.resolveSibling(name(file) + suffix);
                if (Files.exists(from)) {
                    Files.move(from, target.resolveSibling(name(target) + suffix), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            sync();
            if (Files.exists(file)) {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createFile(target);
            }
        }
        Files.deleteIfExists(beside("suspect"));
        sync();
    }

    private String free(LocalDate day) {
        for (int number = 1; number <= MOST_A_DAY; number++) {
            String name = prefix() + day + "-" + number;
            if (!Files.exists(file.resolveSibling(name)) && !Files.exists(file.resolveSibling(name + ".json"))) {
                return name;
            }
        }
        throw Failures.refusal(
                Problem.STORE_DAMAGED, MOST_A_DAY + " files decayed within a day: the disk must be replaced");
    }

    private String prefix() {
        return name(file) + ".damaged-";
    }

    private Path beside(String what) {
        return file.resolveSibling(name(file) + "." + what);
    }

    private Path folder() {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static long written(Path path) {
        return path.toFile().lastModified();
    }

    private static Found read(Path path) throws IOException {
        return Json.read(Files.readString(path), Found.class);
    }

    /** Whole or not at all, and on disk when it returns. */
    private void write(Path path, String text) throws IOException {
        Path next = path.resolveSibling(name(path) + ".next");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(StandardCharsets.UTF_8.encode(text));
            out.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    private void sync() throws IOException {
        try (FileChannel names = FileChannel.open(folder(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
