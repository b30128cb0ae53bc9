package parcellocker.sim.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;
import parcellocker.sim.clockwork.Chance;

/** What can be wrong with a board or its adapter, tried on every family. */
class BoardFaultTest {
    private static final long ENOUGH = 100;

    /** A family's board at its line, with all doors shut: how it is read, what it says then, how lock 1 is released. */
    private static final class Bench {
        private final Rig rig;
        private final Plant plant;
        private final VirtualBoard board;
        private final String family;
        private final String read;
        private final String shut;
        private final String open;

        private Bench(String family, int address, String read, String shut, String open) {
            this.family = family;
            this.read = read;
            this.shut = shut;
            this.open = open;
            rig = new Rig(BoardFamily.named(family).baud());
            plant = rig.plant(8);
            board = more(address, plant, 1);
        }

        private VirtualBoard more(int address, Plant steel, long seed) {
            BoardOrder order = new BoardOrder(family, address, 8, new TreeMap<>());
            return BoardFamily.board(order, rig.hookup(steel), new Chance(seed));
        }

        private String read() {
            return rig.exchange(read, ENOUGH);
        }
    }

    private static Stream<Bench> families() {
        return Stream.of(
                new Bench("xor8a", 1, "80010033B2", "80010000FF334D", "8A0101119B"),
                new Bench("kerong", 0, "0200300335", "020035FF0000000339", "0200310336"),
                new Bench("modbus", 1, "01020000000879CC", "010201FFE1C8", "0105020000078DB0"),
                new Bench("wkly", 1, "574B4C5908018484", "574B4C591201840008010101010101010196", "574B4C590901820182"));
    }

    private static List<DynamicTest> each(Consumer<Bench> test) {
        return families()
                .map(bench -> DynamicTest.dynamicTest(bench.family, () -> {
                    assertThat(bench.read()).as("healthy").isEqualTo(bench.shut);
                    test.accept(bench);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> aDeadBoardDoesNothingAndSaysNothingUntilItIsHealed() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Dead(), Faults.FOR_EVER);
            assertThat(bench.read()).isEmpty();
            assertThat(bench.rig.exchange(bench.open, ENOUGH)).isEmpty();
            assertThat(bench.plant.pulses()).isEmpty();
            bench.board.faults().heal();
            assertThat(bench.read()).isEqualTo(bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> aMuteBoardObeysAndNeverAnswers() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Withhold(true), Faults.FOR_EVER);
            assertThat(bench.rig.exchange(bench.open, 20)).isEmpty();
            assertThat(Rig.fired(bench.plant)).containsExactly(1);
            bench.rig.pass(1_000);
            assertThat(bench.read()).isEmpty();
        });
    }

    @TestFactory
    List<DynamicTest> aSlowBoardAnswersLate() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Late(500 * Rig.MILLI), 1);
            assertThat(bench.rig.exchange(bench.read, 500)).isEmpty();
            assertThat(bench.rig.within(ENOUGH)).isEqualTo(bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> anEchoStandsBeforeTheAnswer() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Echo(), 1);
            assertThat(bench.read()).isEqualTo(bench.read + bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> noiseStandsBeforeTheAnswerAndACutEndsIt() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Noise(3), 1);
            assertThat(bench.read()).hasSize(6 + bench.shut.length()).endsWith(bench.shut);
            bench.board.faults().inject(new BoardFault.Cut(4), 1);
            assertThat(bench.read()).isEqualTo(bench.shut.substring(0, 8));
        });
    }

    @TestFactory
    List<DynamicTest> anAnswerComesTwice() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Doubled(), 1);
            assertThat(bench.read()).isEqualTo(bench.shut + bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> anAnswerIsGluedToTheNext() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Merged(), 1);
            assertThat(bench.read()).isEmpty();
            assertThat(bench.read()).isEqualTo(bench.shut + bench.shut);
            assertThat(bench.read()).isEqualTo(bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> eachAnswerIsTheOneToTheRequestBefore() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Behind(), 2);
            assertThat(bench.read()).isEmpty();
            bench.plant.trouble(1, Trouble.NO_FEEDBACK);
            assertThat(bench.read())
                    .as("as it was before the wire came off")
                    .startsWith(bench.shut)
                    .hasSizeLessThan(2 * bench.shut.length());
        });
    }

    @TestFactory
    List<DynamicTest> anAnswerComesFromTheNeighbour() {
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Foreign(), 1);
            assertThat(bench.read()).hasSameSizeAs(bench.shut).isNotEqualTo(bench.shut);
        });
    }

    @TestFactory
    List<DynamicTest> twoBoardsOfOneAddressBothObeyAndBothAnswer() {
        return each(bench -> {
            Plant second = bench.rig.plant(8);
            VirtualBoard other = bench.more(2, second, 9);
            other.readdress(bench.family.equals("kerong") ? 0 : 1);
            assertThat(bench.read()).hasSize(2 * bench.shut.length());
            bench.rig.exchange(bench.open, 400);
            assertThat(Rig.fired(bench.plant)).containsExactly(1);
            assertThat(Rig.fired(second)).containsExactly(1);
        });
    }

    @TestFactory
    List<DynamicTest> aDoorsChangeIsToldBetweenRequestAndAnswerByTheFamiliesThatTellIt() {
        List<String> telling = Arrays.asList("xor8a", "wkly");
        return each(bench -> {
            bench.board.faults().inject(new BoardFault.Interrupted(2), 1);
            assertThat(bench.read())
                    .endsWith(bench.shut)
                    .satisfies(heard -> assertThat(heard.length())
                            .isGreaterThan(
                                    telling.contains(bench.family) ? bench.shut.length() : bench.shut.length() - 1));
        });
    }

    @TestFactory
    List<DynamicTest> aForgedOpenAllOnTheWireOpensEveryDoor() {
        return each(bench -> {
            bench.rig.end().send(bench.board.openAll());
            bench.rig.pass(10_000);
            assertThat(Rig.fired(bench.plant)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        });
    }

    @TestFactory
    List<DynamicTest> whileABoardStartsAnewItIsDeafAndWhatItWasAboutToDoIsForgotten() {
        return each(bench -> {
            bench.rig.end().send(bench.board.openAll());
            bench.rig.pass(200);
            int fired = bench.plant.pulses().size();
            bench.board.restart();
            bench.rig.pass(500);
            assertThat(bench.rig.exchange(bench.read, ENOUGH)).isEmpty();
            assertThat(bench.plant.pulses()).hasSize(fired);
            assertThat(bench.plant.pushShut(1)).as("no coil is held").isTrue();
            bench.rig.pass(1_000);
            assertThat(bench.read()).isNotEmpty();
        });
    }
}
