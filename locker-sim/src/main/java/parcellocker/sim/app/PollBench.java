package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.OpeningId;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.line.PtyLine;

/**
 * {@code mvn -Pbench}: the agent's own lines before four virtual boards of 24 doors at 9600 baud, over a pseudo-terminal in real time.
 * Prints how long a round of readings takes beside what the wire, the quiet times and the boards need at least, and how long a release
 * waits beside one reading.
 */
public final class PollBench {
    private static final int BAUD = 9_600;
    private static final int BOARDS = 4;
    private static final int DOORS = 24;
    private static final long REPLY_MILLIS = 5;
    private static final int REQUEST_BYTES = 5;
    private static final int ANSWER_BYTES = 7;
    private static final int RELEASES = 40;
    private static final int STATUS_HEAD = 0x80;
    private static final int RELEASE_HEAD = 0x8A;
    private static final double MOST = 1.10;
    private static final long MICRO = 1_000;

    private final SerialSettings port;
    private final RealTime time;
    private final LockBoards boards;
    private final List<Asked> asked = new ArrayList<>();
    private long frameBegan;
    private final List<Integer> frame = new ArrayList<>();

    /** A request that reached the boards: its first bit's moment. */
    private record Asked(int head, int address, long nanos) {}

    private PollBench(Path link) {
        time = new RealTime("boards", Throwable::printStackTrace);
        PtyLine line = time.ask(() -> new PtyLine(time, BAUD, link));
        port = new SerialSettings(link.toString(), BAUD);
        boolean built = time.ask(() -> {
            build(line);
            return true;
        });
        boards = new LockBoards(cabinet(), List.of(wired()), input -> true, () -> System.nanoTime() / 1_000_000);
        assert built;
    }

    private void build(PtyLine line) {
        Chance chance = new Chance(1);
        line.listen(this::hear);
        for (int address = 1; address <= BOARDS; address++) {
            Plant plant = new Plant(time, chance.fork("doors" + address), locks());
            TreeMap<String, String> settings = new TreeMap<>();
            settings.put("replyMillis", String.valueOf(REPLY_MILLIS));
            settings.put("replySpreadMillis", "0");
            var unused = BoardFamily.board(
                    new BoardOrder("xor8a", address, DOORS, settings),
                    new Hookup(time, line, plant, BAUD),
                    chance.fork("board" + address));
        }
    }

    private static List<ContactSense> locks() {
        List<ContactSense> locks = new ArrayList<>();
        for (int i = 0; i < DOORS; i++) {
            locks.add(ContactSense.CLOSED_IS_1);
        }
        return locks;
    }

    private static Cabinet cabinet() {
        List<Compartment> compartments = new ArrayList<>();
        for (int address = 1; address <= BOARDS; address++) {
            for (int channel = 1; channel <= DOORS; channel++) {
                compartments.add(new Compartment(
                        id(address, channel),
                        Size.S,
                        Zone.AMBIENT,
                        500,
                        new Lock(new BoardId("b" + address), new Channel(channel), Contact.CLOSED_IS_1)));
            }
        }
        return Cabinet.of(compartments);
    }

    private static CompartmentId id(int address, int channel) {
        return new CompartmentId("%c%02d".formatted('A' + address - 1, channel));
    }

    private LockBoards.WiredLine wired() {
        List<WiredBoard> four = new ArrayList<>();
        for (int address = 1; address <= BOARDS; address++) {
            four.add(new WiredBoard(new BoardId("b" + address), new Xor8a(Xor8aSettings.standard(address))));
        }
        Line.Wiring wiring = new Line.Wiring(
                "main",
                () -> SerialChannel.open(port),
                new WireSettings(port.quietMillis(), WireSettings.Echo.NONE),
                new CoilSupply(300));
        // Asked as often as it can be, so that the line never rests.
        return new LockBoards.WiredLine(wiring, new Pace(50, 50, 3_000, 300), four);
    }

    private void hear(int value, long nanos) {
        if (frame.isEmpty()) {
            frameBegan = nanos - byteNanos();
        }
        frame.add(value);
        if (frame.size() == REQUEST_BYTES) {
            synchronized (asked) {
                asked.add(new Asked(frame.get(0), frame.get(1), frameBegan));
            }
            frame.clear();
        }
    }

    private static long byteNanos() {
        return 10_000_000_000L / BAUD;
    }

    /** {@code folder}. Status 1 if it takes longer than it may. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        PollBench bench = new PollBench(folder.resolve("line"));
        boolean isGood = bench.run();
        bench.boards.close();
        bench.time.close();
        System.exit(isGood ? 0 : 1);
    }

    private boolean run() {
        boards.start();
        Await.until(
                "readings flow",
                Duration.ofSeconds(10),
                () -> requests(STATUS_HEAD, 1).size() > 20);
        int before = requests(STATUS_HEAD, 1).size();
        Pauses.of(Duration.ofSeconds(20));
        List<Long> starts = requests(STATUS_HEAD, 1).stream().skip(before).toList();
        List<Long> rounds = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            rounds.add((starts.get(i) - starts.get(i - 1)) / MICRO);
        }
        long reading =
                (REQUEST_BYTES + ANSWER_BYTES) * byteNanos() / MICRO + (REPLY_MILLIS + port.quietMillis()) * 1_000;
        System.out.printf(
                "%n%d rounds of %d boards with %d doors each at %d baud:%n", rounds.size(), BOARDS, DOORS, BAUD);
        double ratio = told("a round of readings", rounds, BOARDS * reading);
        double waits = told("a release, offered at a random moment, to its first bit", waits(), reading);
        boolean isGood = ratio <= MOST && waits <= MOST;
        System.out.printf("  %s: at most %.2f is asked for%n", isGood ? "good" : "TOO SLOW", MOST);
        return isGood;
    }

    private static double told(String what, List<Long> micros, long floorMicros) {
        double median = (double) Figures.percentile(micros, 50) / floorMicros;
        System.out.printf(
                "  %-58s p50 %7.2f ms  p99 %7.2f ms  floor %7.2f ms  ratio %5.3f (p99 %5.3f)%n",
                what,
                Figures.percentile(micros, 50) / 1e3,
                Figures.percentile(micros, 99) / 1e3,
                floorMicros / 1e3,
                median,
                (double) Figures.percentile(micros, 99) / floorMicros);
        return median;
    }

    private List<Long> waits() {
        Random random = new Random(1);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            Pauses.of(Duration.ofMillis(700 + random.nextInt(100)));
            int address = 1 + i % BOARDS;
            int before = requests(RELEASE_HEAD, address).size();
            long offered = System.nanoTime();
            boards.pulse(new Effect.Pulse(
                    new OpeningId("%016x".formatted(i + 1)),
                    id(address, 1 + i / BOARDS),
                    System.nanoTime() / 1_000_000 + 5_000));
            Await.until(
                    "the release is sent",
                    Duration.ofSeconds(5),
                    () -> requests(RELEASE_HEAD, address).size() > before);
            waits.add((requests(RELEASE_HEAD, address).get(before) - offered) / MICRO);
        }
        return waits;
    }

    private List<Long> requests(int head, int address) {
        synchronized (asked) {
            return asked.stream()
                    .filter(one -> one.head() == head && one.address() == address)
                    .map(Asked::nanos)
                    .toList();
        }
    }
}
