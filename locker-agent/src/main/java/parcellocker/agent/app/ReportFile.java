package parcellocker.agent.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A gathered report in the data folder, the same bytes as long as it is there. It gets its name last: a power cut leaves the whole
 * or none.
 *
 * @param sha256 of the whole, hex
 */
record ReportFile(Path path, long total, String sha256) {
    private static final String PREFIX = "report-";
    private static final String SUFFIX = ".json.gz";
    private static final int BLOCK = 64 * 1024;

    /** The one of that request, if it was gathered. */
    static Optional<ReportFile> find(Path data, String request) throws IOException {
        Path path = data.resolve(PREFIX + request + SUFFIX);
        return Files.exists(path) ? Optional.of(of(path)) : Optional.empty();
    }

    /** How its bytes are written. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes one that its owner alone may read; on disk when it returns. Empty, and nothing is there, if it came to more bytes than that. */
    static Optional<ReportFile> write(Path data, String request, long most, Writing writing) throws IOException {
        Path part = data.resolve(PREFIX + request + ".part");
        Files.deleteIfExists(part);
        try (FileChannel file = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BLOCK) {
                @Override
                public void close() throws IOException {
                    // Whoever writes closes what it wrote through; the file has yet to reach the disk.
                    flush();
                }
            };
            writing.to(out);
            out.flush();
            file.force(true);
        }
        if (Files.size(part) > most) {
            Files.delete(part);
            return Optional.empty();
        }
        Path path = data.resolve(PREFIX + request + SUFFIX);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settle(data);
        return Optional.of(of(path));
    }

    /** Takes away every report but that one; an empty name keeps none. */
    static void clear(Path data, String request) throws IOException {
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(data, PREFIX + "*")) {
            for (Path report : reports) {
                boolean isKept = !request.isEmpty() && report.endsWith(PREFIX + request + SUFFIX);
                if (!isKept) {
                    Files.deleteIfExists(report);
                }
            }
        }
        settle(data);
    }

    private static void settle(Path data) throws IOException {
        try (FileChannel names = FileChannel.open(data, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static ReportFile of(Path path) throws IOException {
        MessageDigest sha = digest();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(path), sha)) {
            byte[] block = new byte[BLOCK];
            long total = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                total += read;
            }
            return new ReportFile(path, total, HexFormat.of().formatHex(sha.digest()));
        }
    }

    /** The bytes from there on, at most so many; none at the end. */
    byte[] bytes(long offset, int most) throws IOException {
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(total - offset, 0, most));
            while (bytes.hasRemaining()) {
                if (in.read(bytes, offset + bytes.position()) < 0) {
                    throw new IOException(path + " has become shorter");
                }
            }
            return bytes.array();
        }
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
