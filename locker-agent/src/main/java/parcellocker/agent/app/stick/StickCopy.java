package parcellocker.agent.app.stick;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Copied;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/**
 * Writes the journal to a stick, a folder each time, and reads it back:
 *
 * <pre>
 * journal.jsonl     a line for each 100 entries, in the form in which they go to the city, with what is sealed to it
 * head.jws          where the journal stands, signed by the locker: one byte changed or left out, and it does not fit
 * device-key.json   the public key for that signature
 * diagnostics.json  how the locker stands, without personal data
 * SHA256SUMS        for `sha256sum -c`
 * </pre>
 *
 * <p>The folder gets its name last: one that ends in {@code .part} does not count. Nothing in the locker changes.
 */
public final class StickCopy {
    static final String JOURNAL = "journal.jsonl";
    static final String HEAD = "head.jws";
    static final String KEY = "device-key.json";
    static final String DIAGNOSTICS = "diagnostics.json";
    static final String SUMS = "SHA256SUMS";

    private static final Logger LOG = LoggerFactory.getLogger(StickCopy.class);
    /** With less left a failed write was one for want of room. */
    private static final long FULL_BYTES = 64 * 1024;

    private final Medium medium;
    private final Journal journal;
    private final Said said;
    private final SortedMap<String, String> sums = new TreeMap<>();
    private long bytes;

    /**
     * Who writes, and what beside the journal.
     *
     * @param deviceJwk private signing key
     * @param day of the signed head, {@code 2026-03-31}
     * @param folder name of the new folder
     * @param diagnostics JSON
     */
    public record Said(String locker, String deviceJwk, String day, String folder, String diagnostics) {}

    StickCopy(Medium medium, Journal journal, Said said) {
        this.medium = medium;
        this.journal = journal;
        this.said = said;
    }

    /**
     * Writes and reads back.
     *
     * @throws ProblemException {@link Problem#STICK_FULL}, {@link Problem#STICK_LOST}, {@link Problem#COPY_WRONG}, or
     *     {@link Problem#BUSY} if the journal began anew meanwhile
     */
    public static Copied to(Path stick, Journal journal, Said said) {
        return new StickCopy(Medium.MOUNTED, journal, said).write(stick);
    }

    Copied write(Path stick) {
        Path part = stick.resolve(said.folder() + ".part");
        boolean isDone = false;
        try {
            Journal.Head head = journal.head();
            Files.createDirectory(part);
            long entries = writeAll(part, head);
            check(part, head);
            medium.force(part);
            Files.move(part, stick.resolve(said.folder()));
            medium.force(stick);
            isDone = true;
            return new Copied(said.folder(), entries, Math.max(0, head.seq() - head.acked()), bytes);
        } catch (IOException broken) {
            throw told(stick, broken);
        } finally {
            if (!isDone) {
                remove(part);
            }
        }
    }

    private long writeAll(Path part, Journal.Head head) throws IOException {
        long entries;
        try (OutputStream out = file(part, JOURNAL)) {
            entries = writeJournal(out, head);
        }
        text(part, HEAD, signed(head));
        text(part, KEY, Jose.publicOf(said.deviceJwk()));
        text(part, DIAGNOSTICS, said.diagnostics());
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        text(part, SUMS, lines.toString());
        return entries;
    }

    private long writeJournal(OutputStream out, Journal.Head head) throws IOException {
        long first = journal.first();
        long seq = first - 1;
        while (seq < head.seq()) {
            Journal.Slice slice = journal.after(seq, (int) Math.min(JournalBatch.MOST, head.seq() - seq));
            boolean isSame = journal.head().epoch() == head.epoch() && slice.first() == seq + 1;
            if (!isSame || slice.bodies().isEmpty()) {
                throw new ProblemException(Problem.BUSY, "the journal was shortened or began anew meanwhile");
            }
            JournalBatch batch = new JournalBatch(
                    said.locker(), head.epoch(), slice.first(), slice.prev(), slice.bodies(), slice.attachments());
            out.write((Json.write(batch) + "\n").getBytes(StandardCharsets.UTF_8));
            seq += slice.bodies().size();
        }
        return seq - first + 1;
    }

    private String signed(Journal.Head head) {
        return new DayHead(said.locker(), head.epoch(), said.day(), head.seq(), head.hash()).signed(said.deviceJwk());
    }

    private void text(Path part, String name, String text) throws IOException {
        try (OutputStream out = file(part, name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Its sum is known when it is closed, and then it is on the stick. */
    private OutputStream file(Path part, String name) throws IOException {
        MessageDigest sha = sha256();
        return new BufferedOutputStream(new DigestOutputStream(medium.create(part.resolve(name)), sha)) {
            @Override
            public void close() throws IOException {
                super.close();
                sums.put(name, HexFormat.of().formatHex(sha.digest()));
            }
        };
    }

    /** Every byte again from the stick; and the chain again from the first entry to the head. */
    private void check(Path part, Journal.Head head) throws IOException {
        bytes = 0;
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            MessageDigest sha = sha256();
            try (InputStream in = new DigestInputStream(medium.open(part.resolve(sum.getKey())), sha)) {
                bytes += in.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(sha.digest()).equals(sum.getValue())) {
                throw new ProblemException(Problem.COPY_WRONG, sum.getKey() + " was read back otherwise");
            }
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(medium.open(part.resolve(JOURNAL)), StandardCharsets.UTF_8))) {
            if (!chained(lines).equals(head.hash())) {
                throw new ProblemException(Problem.COPY_WRONG, "the chain on the stick does not end in the head");
            }
        }
    }

    private static String chained(BufferedReader lines) throws IOException {
        String hash = Chain.START;
        boolean isFirst = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JournalBatch batch = Json.read(line, JournalBatch.class);
            hash = isFirst ? batch.prev() : hash;
            isFirst = false;
            for (String body : batch.bodies()) {
                hash = Chain.next(hash, body);
            }
        }
        return hash;
    }

    private ProblemException told(Path stick, IOException broken) {
        Problem problem = Problem.STICK_LOST;
        try {
            problem = Files.isDirectory(stick) && medium.room(stick) < FULL_BYTES ? Problem.STICK_FULL : problem;
        } catch (IOException pulled) {
            LOG.debug("no room to be asked for: {}", pulled.toString());
        }
        return new ProblemException(problem, "writing to the stick failed: " + broken.getMessage(), broken);
    }

    /** What counts for nothing makes room for the next try; on a stick that is gone there is nothing to remove. */
    private static void remove(Path part) {
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(part);
        } catch (IOException gone) {
            LOG.info("{} is left behind: {}", part, gone.toString());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
