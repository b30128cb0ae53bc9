package parcellocker.sim.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A real folder as the kernel shows it, and the numbers of its files. */
final class Directory {
    /** The folder's own number. */
    static final long ITSELF = -1;

    private final String root;
    private final SortedMap<String, Long> names = new TreeMap<>();
    private long files;

    Directory(Path folder) {
        try {
            root = folder.toRealPath().toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean holds(String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    /** Empty for the folder itself. */
    String name(String path) {
        return path.length() == root.length() ? "" : path.substring(root.length() + 1);
    }

    boolean has(String name) {
        return name.isEmpty() || names.containsKey(name);
    }

    long number(String name) {
        return name.isEmpty() ? ITSELF : names.getOrDefault(name, ITSELF);
    }

    /** Empty for the folder itself, and for a file that was removed. */
    String nameOf(long number) {
        return names.entrySet().stream()
                .filter(file -> file.getValue() == number)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** What the next file will be numbered. */
    long nextNumber() {
        return files;
    }

    void created(String name) {
        names.put(name, files++);
    }

    void removed(String name) {
        names.remove(name);
    }

    void fill(SortedMap<String, byte[]> contents) {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            write(file.getKey(), file.getValue());
            created(file.getKey());
        }
    }

    /** The same files under the same numbers. */
    void copyFrom(Directory other) {
        files = other.files;
        try {
            for (Map.Entry<String, Long> file : other.names.entrySet()) {
                write(file.getKey(), Files.readAllBytes(Path.of(other.root, file.getKey())));
                names.put(file.getKey(), file.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(Path.of(root, name), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
