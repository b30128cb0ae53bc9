package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Reporting;
import parcellocker.agent.runtime.Inbox;
import parcellocker.agent.uplink.Backoff;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.ReportWords;

class ReportRoomTest {
    private static final long MOST = 1 << 20;

    @TempDir
    private Path data;

    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(1);
    private final AtomicInteger gathered = new AtomicInteger();
    private final Deque<Consumer<ListedCity>> woes = new ArrayDeque<>();
    private final List<ReportRoom> rooms = new ArrayList<>();
    private final ListedCity city = new ListedCity();

    @AfterEach
    void close() {
        rooms.forEach(ReportRoom::close);
    }

    /** What a city holds of one report. */
    private final class ListedCity implements ReportCity {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> pieces = new ArrayList<>();

        @Override
        public synchronized ReportWords.Held held(String request, ReportFile file) {
            return new ReportWords.Held(bytes.size(), bytes.size() == file.total());
        }

        @Override
        public synchronized ReportWords.Held put(String request, ReportFile file, long offset, byte[] piece) {
            assertThat(offset).isEqualTo(bytes.size());
            Consumer<ListedCity> woe = woes.poll();
            if (woe != null) {
                woe.accept(this);
            }
            pieces.add(piece.length);
            bytes.writeBytes(piece);
            return held(request, file);
        }

        @Override
        public void close() {}
    }

    private static Consumer<ListedCity> refuses(Problem problem) {
        return city -> {
            throw new ProblemException(problem, "");
        };
    }

    private static Reporting.Wish wish(int number) {
        return new Reporting.Wish("000000000000000" + number, List.of(Reporting.Part.DIAGNOSTICS), 0, 9, MOST);
    }

    private String noise() {
        gathered.incrementAndGet();
        StringBuilder noise = new StringBuilder("\"");
        new Random(gathered.get()).ints(500_000, 'a', 'z' + 1).forEach(letter -> noise.append((char) letter));
        return noise.append('"').toString();
    }

    private ReportRoom room(Inbox told) {
        ReportRoom room = new ReportRoom(new ReportRoom.World(
                new ReportContent.Sources(
                        "LY-000017",
                        data,
                        this::noise,
                        List::of,
                        new ReportContentTest.ListedJournal(List.of()),
                        () -> 1L),
                () -> city,
                told,
                new Backoff(0, 1, 2),
                new Random(1)));
        rooms.add(room);
        return room;
    }

    private Input told() throws InterruptedException {
        return Optional.ofNullable(inbox.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    private static Input done(int number, Reporting.End end, Optional<Problem> problem) {
        return new Input.ReportDone(wish(number).request(), end, problem);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void itIsGatheredOnceAndUploadedWhateverBreaksOnTheWay() throws Exception {
        woes.add(refuses(Problem.CITY_UNREACHABLE));
        woes.add(refuses(Problem.REPORT_ELSEWHERE));
        woes.add(city -> {});
        woes.add(refuses(Problem.ENROLMENT_REFUSED));
        woes.add(city -> {
            throw new IllegalStateException("broken here");
        });
        ReportRoom room = room(inbox::offer);
        room.apply(new Effect.MakeReport(wish(1)));
        assertThat(told()).isEqualTo(done(1, Reporting.End.UPLOADED, Optional.empty()));
        assertThat(gathered).hasValue(1);
        Path file = data.resolve("report-0000000000000001.json.gz");
        assertThat(city.bytes.toByteArray()).isEqualTo(Files.readAllBytes(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(city.pieces.getFirst()).as("after two refusals").isEqualTo(ReportUpload.LEAST_PIECE);
        assertThat(city.pieces).as("on a good line they grow").contains(2 * ReportUpload.LEAST_PIECE);
    }

    @Test
    void theNextProcessGoesOnWithTheSameBytesFromWhereTheCityIs() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        woes.add(city -> {});
        woes.add(city -> {
            reached.countDown();
            throw new ProblemException(Problem.CITY_UNREACHABLE, "cut");
        });
        for (int n = 0; n < 5_000; n++) {
            woes.add(refuses(Problem.CITY_UNREACHABLE));
        }
        ReportRoom first = room(inbox::offer);
        first.apply(new Effect.MakeReport(wish(1)));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        first.close();
        synchronized (city) {
            woes.clear();
        }
        Files.writeString(data.resolve("report-0000000000000007.part"), "of a power cut");
        room(inbox::offer).apply(new Effect.MakeReport(wish(1)));
        assertThat(told()).isEqualTo(done(1, Reporting.End.UPLOADED, Optional.empty()));
        assertThat(gathered).hasValue(1);
        assertThat(files()).containsExactly("report-0000000000000001.json.gz");
        assertThat(city.bytes.toByteArray())
                .isEqualTo(Files.readAllBytes(data.resolve("report-0000000000000001.json.gz")));
    }

    @Test
    void aRefusalForGoodEndsIt() throws Exception {
        ReportRoom room = room(inbox::offer);
        woes.add(refuses(Problem.REPORT_OVER));
        room.apply(new Effect.MakeReport(wish(1)));
        assertThat(told()).isEqualTo(done(1, Reporting.End.WITHDRAWN, Optional.of(Problem.REPORT_WITHDRAWN)));
        synchronized (city) {
            woes.add(refuses(Problem.REPORT_UNKNOWN));
        }
        room.apply(new Effect.MakeReport(wish(2)));
        assertThat(told()).isEqualTo(done(2, Reporting.End.WITHDRAWN, Optional.of(Problem.REPORT_WITHDRAWN)));
        assertThat(files()).as("the one before is gone").containsExactly("report-0000000000000002.json.gz");
        synchronized (city) {
            woes.add(refuses(Problem.REPORT_UNFIT));
        }
        room.apply(new Effect.MakeReport(wish(3)));
        assertThat(told()).isEqualTo(done(3, Reporting.End.FAILED, Optional.of(Problem.REPORT_UNFIT)));
    }

    @Test
    void aDropStopsWhatIsUnderWayAndTakesTheFileAway() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        for (int n = 0; n < 100_000; n++) {
            woes.add(city -> {
                reached.countDown();
                throw new ProblemException(Problem.CITY_UNREACHABLE, "");
            });
        }
        ReportRoom room = room(inbox::offer);
        room.apply(new Effect.MakeReport(wish(1)));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        room.apply(new Effect.DropReport());
        synchronized (city) {
            woes.clear();
        }
        room.apply(new Effect.MakeReport(wish(2)));
        // The first was never told of: the only answer is the second's.
        assertThat(told()).isEqualTo(done(2, Reporting.End.UPLOADED, Optional.empty()));
        assertThat(inbox).isEmpty();
        assertThat(files()).containsExactly("report-0000000000000002.json.gz");
    }

    @Test
    void whatCannotBeGatheredIsToldByNumberAndAFullInboxIsAskedAgain() throws Exception {
        Files.createDirectory(data.resolve("report-0000000000000001.part"));
        Files.writeString(data.resolve("report-0000000000000001.part").resolve("in the way"), "");
        AtomicInteger offers = new AtomicInteger();
        ReportRoom room = room(input -> offers.incrementAndGet() > 3 && inbox.offer(input));
        room.apply(new Effect.MakeReport(wish(1)));
        assertThat(told()).isEqualTo(done(1, Reporting.End.FAILED, Optional.of(Problem.REPORT_UNGATHERED)));
        assertThat(offers).hasValue(4);
    }
}
