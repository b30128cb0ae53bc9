package parcellocker.agent.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** A text that its owner alone may read. A power cut at any instant leaves none, the old one or the new one, never a part. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /**
     * Reads it.
     *
     * @throws ProblemException {@link Problem#KEYS_MISSING} if there is no file, {@link Problem#DEFAULT_SECRET} if others may
     *     read it, {@link Problem#CONFIG_UNREADABLE} if it is not a text
     */
    static String read(Path file) throws IOException {
        try {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (!others.isEmpty()) {
                throw new ProblemException(
                        Problem.DEFAULT_SECRET,
                        file + " is open to others (" + others + "): chmod 600, and draw new keys");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(Problem.KEYS_MISSING, "no " + file, missing);
        } catch (CharacterCodingException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + " is not a text", broken);
        }
    }

    /** Writes one that is not there yet; on disk when it returns. */
    static void create(Path file, String text) throws IOException {
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }

    /** Written beside it, then in its place, whether there was one or not; on disk when it returns. */
    public static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        create(next, text);
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw new IOException("the file system of " + file + " cannot rename atomically", impossible);
        }
        settle(file);
    }

    /** Takes it away for good; on disk when it returns. */
    public static void remove(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            settle(file);
        }
    }

    /** A new name is only on disk when its folder is. */
    private static void settle(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
