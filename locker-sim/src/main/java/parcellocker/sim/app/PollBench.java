package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/**
 * {@code mvn -Pbench}: the agent's own lines before four virtual boards of 24 doors at 9600 baud, over a pseudo-terminal in real time,
 * and beside them, at the same moment, a bare loop before four boards of its own. Prints how long a round of readings takes and how
 * long a release waits, beside what the wire, the quiet times and the boards need at least, and judges it ({@link LinePace}).
 */
public final class PollBench implements AutoCloseable {
    private static final int WINDOWS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final int RELEASES = 40;
    private static final long MICRO = 1_000;

    private final FourBoards four;
    private final FourBoards others;
    private final BareLoop bare;
    private final LockBoards boards;

    private PollBench(Path folder) {
        four = new FourBoards("boards", folder.resolve("line"));
        others = new FourBoards("other boards", folder.resolve("bare"));
        bare = new BareLoop(others);
        boards = new LockBoards(cabinet(), List.of(wired()), input -> true, () -> System.nanoTime() / 1_000_000);
        boards.start();
    }

    private static Cabinet cabinet() {
        List<Compartment> compartments = new ArrayList<>();
        for (int address = 1; address <= FourBoards.BOARDS; address++) {
            for (int channel = 1; channel <= FourBoards.DOORS; channel++) {
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
        List<WiredBoard> wired = new ArrayList<>();
        for (int address = 1; address <= FourBoards.BOARDS; address++) {
            wired.add(new WiredBoard(new BoardId("b" + address), new Xor8a(Xor8aSettings.standard(address))));
        }
        SerialSettings port = four.port();
        Line.Wiring wiring = new Line.Wiring(
                "main",
                () -> SerialChannel.open(port),
                new WireSettings(port.quietMillis(), WireSettings.Echo.NONE),
                new CoilSupply(300));
        // Asked as often as it can be, so that the line never rests.
        return new LockBoards.WiredLine(wiring, new Pace(50, 50, 3_000, 300), wired);
    }

    /** {@code folder}. Status 1 if it takes longer than it may. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        boolean isGood;
        try (PollBench bench = new PollBench(folder)) {
            LinePace pace = bench.measured();
            System.out.printf(
                    "%n%d rounds of %d boards with %d doors each at %d baud:%n",
                    pace.windows().stream()
                            .mapToInt(window -> window.rounds().size())
                            .sum(),
                    FourBoards.BOARDS,
                    FourBoards.DOORS,
                    FourBoards.BAUD);
            pace.told().forEach(System.out::println);
            isGood = pace.isGood();
            System.out.println(isGood ? "  good" : "  TOO SLOW");
        }
        System.exit(isGood ? 0 : 1);
    }

    private LinePace measured() {
        Await.until("readings flow", Duration.ofSeconds(20), () -> four.readings() > 80 && others.readings() > 80);
        List<LinePace.Window> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            windows.add(window());
        }
        int before = others.readings();
        List<LinePace.Wait> waits = waits();
        List<Long> bareReadings = gaps(others.since(before));
        long reading = four.readingMicros();
        return new LinePace(FourBoards.BOARDS * reading, reading, windows, waits, bareReadings);
    }

    private LinePace.Window window() {
        int ours = four.readings();
        int theirs = others.readings();
        Pauses.of(WINDOW);
        return new LinePace.Window(rounds(four.since(ours)), rounds(others.since(theirs)));
    }

    /** From one reading of the first board to the next. */
    private static List<Long> rounds(List<FourBoards.Asked> asked) {
        return gaps(asked.stream().filter(one -> one.address() == 1).toList());
    }

    private static List<Long> gaps(List<FourBoards.Asked> asked) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            gaps.add((asked.get(i).began() - asked.get(i - 1).began()) / MICRO);
        }
        return gaps;
    }

    private List<LinePace.Wait> waits() {
        Random random = new Random(1);
        List<LinePace.Wait> waits = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            Pauses.of(Duration.ofMillis(700 + random.nextInt(100)));
            waits.add(waited(i));
        }
        return waits;
    }

    private LinePace.Wait waited(int number) {
        int address = 1 + number % FourBoards.BOARDS;
        long before = four.releasedAt();
        int first = Math.max(0, four.readings() - 1);
        long offered = System.nanoTime();
        boards.pulse(new Effect.Pulse(
                new OpeningId("%016x".formatted(number + 1)),
                id(address, 1 + number / FourBoards.BOARDS),
                System.nanoTime() / 1_000_000 + 5_000));
        long taken = System.nanoTime();
        Await.until("the release is sent", Duration.ofSeconds(5), () -> four.releasedAt() > before);
        long sent = four.releasedAt();
        // What was over when it was taken kept it waiting for nothing.
        long transactions = four.since(first).stream()
                .filter(one -> one.began() < sent && (one.ended() == 0 || one.ended() > taken))
                .count();
        return new LinePace.Wait((sent - offered) / MICRO, (int) transactions);
    }

    @Override
    public void close() {
        boards.close();
        bare.close();
        four.close();
        others.close();
    }
}
