package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * After a run, while it still stands: no name, phone, code or PIN that people told, typed or were told is in the clear in any file
 * it wrote (databases, their logs, process logs, temporary files; the broker keeps messages in memory alone) or in any table. What was
 * planted must be found, and in each process's log the line that says it is ready, or nothing is proved.
 */
final class Privacy {
    private static final String PLANTED_NAME = "金丝雀 canary";
    private static final String PLANTED_NUMBER = "97531086";
    private static final String IN_EVERY_LOG = " ready ";
    private static final List<String> LOGS = List.of("agent", "bench", "bridge", "broker", "postgres");

    private final Parts parts;
    private final Path data;
    private final List<Canaries.Sighting> sightings = new ArrayList<>();
    private final List<String> blind = new ArrayList<>();
    private int files;
    private long bytes;
    private int tables;

    Privacy(Parts parts) {
        this.parts = parts;
        this.data = parts.folders().data();
    }

    /** Whether nothing was found that must not be, and all that must; prints it. {@code waybill} is in both books, and no secret. */
    boolean isKept(String waybill) throws IOException {
        Canaries canaries = parts.canaries();
        canaries.control(PLANTED_NAME);
        canaries.control(PLANTED_NUMBER);
        canaries.control(waybill);
        canaries.control(IN_EVERY_LOG);
        List<Path> planted = plant();
        Canaries.Net net = canaries.net();
        walk(net);
        dump(net, "locker", parts.lockerBook());
        dump(net, "city", parts.cityBook());
        planted.forEach(file -> mustBeSeen(name(file)));
        List.of("agent/", "run/postgres/", "locker table ", "city table ").forEach(this::mustBeSeen);
        LOGS.forEach(part -> mustBeSeen(name(parts.folders().log(part))));
        return told(canaries);
    }

    private List<Path> plant() throws IOException {
        Path folder = Files.createDirectories(parts.folders().run().resolve("planted"));
        List<Path> planted = new ArrayList<>();
        for (String text : List.of(PLANTED_NAME, PLANTED_NUMBER)) {
            for (byte[] form : Canaries.forms(text)) {
                planted.add(Files.write(folder.resolve(String.valueOf(planted.size())), form));
            }
        }
        return planted;
    }

    private void walk(Canaries.Net net) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                // PostgreSQL's own programs, unpacked: nobody writes there.
                return folder.endsWith("binaries") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    look(net, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return gone(failure);
            }
        });
    }

    private void look(Canaries.Net net, Path file) throws IOException {
        try {
            byte[] content = Files.readAllBytes(file);
            files++;
            bytes += content.length;
            sightings.addAll(net.in(name(file), content));
        } catch (IOException failure) {
            gone(failure);
        }
    }

    /** Databases at work remove files of theirs. */
    private static FileVisitResult gone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private String name(Path file) {
        return data.relativize(file).toString();
    }

    private void dump(Canaries.Net net, String whose, Books book) {
        book.dump().forEach((table, rows) -> {
            tables++;
            sightings.addAll(net.in(whose + " table " + table, rows));
        });
    }

    private void mustBeSeen(String where) {
        boolean isSeen = sightings.stream()
                .anyMatch(seen -> seen.isControl() && seen.where().startsWith(where));
        if (!isSeen) {
            blind.add(where);
        }
    }

    private boolean told(Canaries canaries) {
        List<Canaries.Sighting> leaks =
                sightings.stream().filter(seen -> !seen.isControl()).toList();
        System.out.printf(
                "%n  %d names, phones, codes and PINs sought in %d files (%d MB) and %d tables: %d found%n",
                canaries.secrets(), files, bytes >> 20, tables, leaks.size());
        leaks.forEach(leak -> System.out.println("  LEAK: " + leak.text() + " in " + leak.where()));
        blind.forEach(where -> System.out.println("  BLIND: what was planted is not found in " + where));
        return leaks.isEmpty() && blind.isEmpty() && canaries.secrets() > 0;
    }
}
