package parcellocker.agent.app.stick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Copied;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** What is written to a stick can be checked by anyone; what could not be written whole leaves nothing that looks like it. */
class StickCopyTest {
    private static final String DEVICE = Jose.newSigningKey();
    private static final StickCopy.Said SAID =
            new StickCopy.Said("LY-000017", DEVICE, "2026-11-26", "locker-LY-000017-x", "{\"doors\":[]}");

    @TempDir
    private Path stick;

    private final Written journal = new Written(1, 250);

    @Test
    void theWholeJournalIsOnTheStickAsTheCityTakesIt_signedToItsEnd() throws IOException {
        journal.acknowledged(3, 240);
        Copied copied = StickCopy.to(stick, journal, SAID);

        Path folder = stick.resolve("locker-LY-000017-x");
        assertThat(copied.entries()).isEqualTo(250);
        assertThat(copied.unsent()).isEqualTo(10);
        List<String> bodies = new ArrayList<>();
        String hash = Chain.START;
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("journal.jsonl"))) {
            for (String line : lines.lines().toList()) {
                JournalBatch batch = Json.read(line.getBytes(StandardCharsets.UTF_8), JournalBatch.class);
                assertThat(batch.first()).isEqualTo(bodies.size() + 1);
                assertThat(batch.prev()).isEqualTo(hash);
                for (String body : batch.bodies()) {
                    hash = Chain.next(hash, body);
                }
                bodies.addAll(batch.bodies());
            }
        }
        assertThat(bodies).isEqualTo(journal.bodies);
        DayHead head = DayHead.read(
                Files.readString(folder.resolve("head.jws")), Files.readString(folder.resolve("device-key.json")));
        assertThat(head).isEqualTo(new DayHead("LY-000017", 3, "2026-11-26", 250, hash));
        assertThat(Files.readString(folder.resolve("device-key.json"))).isEqualTo(Jose.publicOf(DEVICE));
    }

    @Test
    void everySumIsOneThatSha256sumWouldCompute_andTheBytesAreCounted() throws Exception {
        Copied copied = StickCopy.to(stick, journal, SAID);

        Path folder = stick.resolve("locker-LY-000017-x");
        List<String> sums = Files.readAllLines(folder.resolve("SHA256SUMS"));
        assertThat(sums).hasSize(4);
        for (String line : sums) {
            byte[] bytes = Files.readAllBytes(folder.resolve(line.substring(66)));
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(line.substring(0, 64)).isEqualTo(sum);
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(copied.bytes()).isEqualTo(bytes);
    }

    @Test
    void aJournalWhoseBeginningIsBehindACheckpointIsWrittenFromThereOn() {
        Written shortened = new Written(101, 250);
        assertThat(StickCopy.to(stick, shortened, SAID).entries()).isEqualTo(150);
    }

    @Test
    void anEmptyJournalIsACopyToo() {
        assertThat(StickCopy.to(stick, new Written(1, 0), SAID).entries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5_000, 20_000})
    void aFullStickIsToldAsFull_andNothingLooksLikeACopy(long room) throws IOException {
        Broken full = new Broken(room, 0);
        refused(new StickCopy(full, journal, SAID), Problem.STICK_FULL);
        assertThat(onTheStick()).isEmpty();
        assertThat(journal.head().acked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, 20_000})
    void aStickThatIsPulledIsToldAsLost(long after) throws IOException {
        refused(new StickCopy(new Broken(after, 1L << 30), journal, SAID), Problem.STICK_LOST);
        assertThat(onTheStick()).isEmpty();
    }

    @Test
    void aStickThatIsNotThereAnyMoreIsLost() {
        refused(new StickCopy(Medium.MOUNTED, journal, SAID), stick.resolve("gone"), Problem.STICK_LOST);
    }

    @Test
    void aStickThatGivesBackSomethingElseIsBroken_whateverItSaidWhenItWasWritten() throws IOException {
        Broken liar = new Broken(Long.MAX_VALUE, 1L << 30) {
            @Override
            public InputStream open(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                return new ByteArrayInputStream(bytes);
            }
        };
        refused(new StickCopy(liar, journal, SAID), Problem.COPY_WRONG);
        assertThat(onTheStick()).isEmpty();
    }

    @Test
    void aJournalThatBeganAnewMeanwhileIsTriedAgainByTheTechnician() throws IOException {
        Written changing = new Written(1, 250) {
            @Override
            public Slice after(long seq, int most) {
                epoch = seq >= 100 ? 4 : 3;
                return super.after(seq, most);
            }
        };
        refused(new StickCopy(Medium.MOUNTED, changing, SAID), Problem.BUSY);
        assertThat(onTheStick()).isEmpty();
    }

    @Test
    void theOneStickThatIsMountedIsFound_alsoBelowAUsersFolder() throws IOException {
        Path one = Files.createDirectories(stick.resolve("user/STICK"));
        Files.createDirectories(stick.resolve("empty"));
        assertThat(new Sticks(stick, one::equals).only()).isEqualTo(one);
        assertThatThrownBy(() -> new Sticks(stick, path -> false).only())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STICK_MISSING));
        assertThatThrownBy(() -> new Sticks(stick, path -> true).only())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STICK_DOUBLED));
    }

    @Test
    void aFolderInWhichNothingIsMountedIsNoStick_orItWouldFillTheLockersOwnDisk() throws IOException {
        Files.createDirectories(stick.resolve("usb"));
        assertThatThrownBy(() -> new Sticks(stick).only()).hasMessageContaining("no stick");
        assertThatThrownBy(() -> new Sticks(stick.resolve("none")).only()).hasMessageContaining("no stick");
    }

    private void refused(StickCopy copy, Problem problem) {
        refused(copy, stick, problem);
    }

    private static void refused(StickCopy copy, Path where, Problem problem) {
        assertThatThrownBy(() -> copy.write(where))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private List<Path> onTheStick() throws IOException {
        try (Stream<Path> files = Files.list(stick)) {
            return files.toList();
        }
    }

    /** Takes so many bytes, then fails. */
    private static class Broken implements Medium {
        private final long room;
        private long left;

        Broken(long takes, long room) {
            this.left = takes;
            this.room = room;
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            return new FilterOutputStream(Medium.MOUNTED.create(file)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    left -= length;
                    if (left < 0) {
                        throw new IOException("the medium fails");
                    }
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return Medium.MOUNTED.open(file);
        }

        @Override
        public void force(Path folder) throws IOException {
            Medium.MOUNTED.force(folder);
        }

        @Override
        public long room(Path folder) {
            return room;
        }
    }

    /** A journal in memory from its first entry to its last. */
    private static class Written implements Journal {
        private final long first;
        private final List<String> bodies = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        private long acked;
        long epoch = 3;

        Written(long first, long last) {
            this.first = first;
            String hash = Chain.START;
            for (long seq = 1; seq <= last; seq++) {
                String body = "{\"seq\":" + seq + ",\"what\":\"" + "x".repeat((int) (seq % 300)) + "\"}";
                hash = Chain.next(hash, body);
                bodies.add(body);
                hashes.add(hash);
            }
        }

        private String hash(long seq) {
            return seq == 0 ? Chain.START : hashes.get((int) seq - 1);
        }

        @Override
        public Head head() {
            return new Head(epoch, bodies.size(), hash(bodies.size()), acked);
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public Slice after(long seq, int most) {
            int to = (int) Math.min(bodies.size(), seq + most);
            return new Slice(seq + 1, hash(seq), bodies.subList((int) seq, to), List.of());
        }

        @Override
        public Optional<String> hashAt(long epoch, long seq) {
            return Optional.of(hash(seq));
        }

        @Override
        public void acknowledged(long epoch, long upTo) {
            acked = upTo;
        }

        @Override
        public void welcomed(long epoch, long upTo) {
            acked = upTo;
        }
    }
}
