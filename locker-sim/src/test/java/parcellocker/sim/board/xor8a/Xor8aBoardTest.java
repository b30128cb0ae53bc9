package parcellocker.sim.board.xor8a;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Faults;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Pulse;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;
import parcellocker.sim.line.LineEnd;
import parcellocker.sim.line.VirtualLine;

class Xor8aBoardTest {
    private static final long MILLI = 1_000_000;
    private static final String OPEN_1 = "8A0101119B";
    private static final String READ_ALL = "80010033B2";
    private static final String ALL_SHUT = "8001FFFFFF334D";

    private final VirtualTime time = new VirtualTime(0);
    private final VirtualLine line = new VirtualLine(time, 9600);
    private final LineEnd host = line.attach();
    private final StringBuilder heard = new StringBuilder();
    private final Plant plant = new Plant(time, new Chance(1), Collections.nCopies(24, ContactSense.CLOSED_IS_1));
    private VirtualBoard board = board(Settings.usual(1, 24));

    @BeforeEach
    void listen() {
        host.listen((value, nanos) -> heard.append(String.format("%02X", value)));
        time.pass(10 * MILLI);
    }

    @Test
    void anOpenIsAnsweredAtOnceAndTheDoorSpringsAfterwards() {
        assertThat(exchange(OPEN_1, 30)).isEqualTo(OPEN_1);
        assertThat(plant.isOpen(1)).isFalse();
        time.pass(100 * MILLI);
        assertThat(plant.isOpen(1)).isTrue();
        assertThat(plant.pulses()).extracting(Pulse::channel).containsExactly(1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo("8001FFFFFE334C");
        assertThat(exchange("80010133B3", 50)).isEqualTo("8001010080");
    }

    @Test
    void aWrongCheckByteIsRefusedBySilenceAndTheNextFrameIsHeard() {
        assertThat(exchange("8A0101119C", 50)).isEmpty();
        assertThat(plant.pulses()).isEmpty();
        assertThat(exchange(READ_ALL, 50)).isEqualTo(ALL_SHUT);
    }

    @Test
    void anotherBoardsFramesAreNotHeard() {
        assertThat(exchange("8A02011198", 50)).isEmpty();
        assertThat(plant.pulses()).isEmpty();
    }

    @Test
    void twoBoardsShareALine() {
        Plant second = new Plant(time, new Chance(2), Collections.nCopies(8, ContactSense.OPEN_IS_1));
        Xor8a.board(new Hookup(time, line.attach(), second, 9600), Settings.usual(2, 8), new Chance(2));
        assertThat(exchange("80020033B1", 50)).isEqualTo("800200000033B1");
        assertThat(exchange("8A02011198", 400)).isEqualTo("8A02010089");
        assertThat(second.isOpen(1)).isTrue();
        assertThat(plant.pulses()).isEmpty();
    }

    @Test
    void lockZeroOpensAllOneAfterAnother() {
        assertThat(exchange("8A0100119A", 24 * 360)).isEqualTo("8A0100119A");
        List<Pulse> pulses = plant.pulses();
        assertThat(pulses).hasSize(24);
        for (int i = 1; i < pulses.size(); i++) {
            assertThat(pulses.get(i).nanos() - pulses.get(i - 1).nanos()).isGreaterThanOrEqualTo(300 * MILLI);
        }
        assertThat(plant.isOpen(24)).isTrue();
    }

    @Test
    void aTimedOpenHoldsTheLatchSoThatTheDoorCannotBeShut() {
        assertThat(exchange("8A010111059E", 200)).isEqualTo(OPEN_1);
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(5_000 * MILLI);
        assertThat(plant.pushShut(1)).isFalse();
        time.pass(5_000 * MILLI);
        assertThat(plant.pushShut(1)).isTrue();
        assertThat(plant.isOpen(1)).isFalse();
    }

    @Test
    void aSetOpensItsLocksAndAHoldStaysOn() {
        assertThat(exchange("900102020293", 1_200)).isEqualTo("900102020293");
        assertThat(plant.pulses()).extracting(Pulse::channel).containsExactly(2, 10, 18);
        assertThat(exchange("9A0101118B", 200)).isEqualTo("9A0101118B");
        assertThat(plant.pushShut(1)).isFalse();
        assertThat(exchange("9B0101118A", 50)).isEqualTo("9B0101009B");
        assertThat(plant.pushShut(1)).isTrue();
    }

    @Test
    void aLockTheBoardDoesNotHaveIsNotAnswered() {
        assertThat(exchange("8A01191183", 50)).isEmpty();
        assertThat(plant.pulses()).isEmpty();
    }

    @Test
    void withheldAnswersFireTheCoilOrNotAsAsked() {
        board.faults().inject(new BoardFault.Withhold(true), 1);
        assertThat(exchange(OPEN_1, 200)).isEmpty();
        assertThat(plant.isOpen(1)).isTrue();
        board.faults().inject(new BoardFault.Withhold(false), Faults.FOR_EVER);
        assertThat(exchange("8A01021198", 200)).isEmpty();
        assertThat(exchange("8A01021198", 200)).isEmpty();
        assertThat(plant.isOpen(2)).isFalse();
        board.faults().heal();
        assertThat(exchange("8A01021198", 200)).isEqualTo("8A01021198");
    }

    @Test
    void aDeadBoardDoesNothingAndSaysNothing() {
        board.faults().inject(new BoardFault.Dead(), 1);
        assertThat(exchange(OPEN_1, 200)).isEmpty();
        assertThat(plant.pulses()).isEmpty();
        assertThat(exchange(READ_ALL, 50)).isEqualTo(ALL_SHUT);
    }

    @Test
    void answersAreEchoedCutDelayedForeignAndBehindNoise() {
        board.faults().inject(new BoardFault.Echo(), 1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo(READ_ALL + ALL_SHUT);
        board.faults().inject(new BoardFault.Cut(4), 1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo(ALL_SHUT.substring(0, 8));
        board.faults().inject(new BoardFault.Late(500 * MILLI), 1);
        assertThat(exchange(READ_ALL, 500)).isEmpty();
        time.pass(50 * MILLI);
        assertThat(heard).hasToString(ALL_SHUT);
        board.faults().inject(new BoardFault.Foreign(), 1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo("8002FFFFFF334E");
        board.faults().inject(new BoardFault.Noise(3), 1);
        assertThat(exchange(READ_ALL, 50)).hasSize(6 + ALL_SHUT.length()).endsWith(ALL_SHUT);
    }

    @Test
    void aContactOfAReadingComesTurnedOverWithOrWithoutItsCheck() {
        board.faults().inject(new BoardFault.Turned(9, true), 1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo("8001FFFEFF334C");
        board.faults().inject(new BoardFault.Turned(1, false), 1);
        assertThat(exchange(READ_ALL, 50)).isEqualTo("8001FFFFFE334D");
        board.faults().inject(new BoardFault.Turned(1, true), 1);
        assertThat(exchange(OPEN_1, 50)).as("no reading").isEqualTo(OPEN_1);
    }

    @Test
    void doorTroublesShowOnTheLine() {
        plant.trouble(1, Trouble.JAM);
        exchange(OPEN_1, 400);
        assertThat(plant.isOpen(1)).isFalse();
        assertThat(plant.pulses()).hasSize(1);
        plant.trouble(1, Trouble.STUCK_SENSOR);
        exchange(OPEN_1, 400);
        assertThat(plant.isOpen(1)).isTrue();
        assertThat(exchange(READ_ALL, 50)).isEqualTo(ALL_SHUT);
        plant.trouble(1, Trouble.NONE);
        plant.trouble(2, Trouble.NO_FEEDBACK);
        plant.trouble(3, Trouble.WRONG_POLARITY);
        assertThat(exchange(READ_ALL, 50)).startsWith("8001FFFFF8");
    }

    @Test
    void aBouncingContactChattersAndThenRests() {
        plant.trouble(1, Trouble.BOUNCE);
        plant.force(1);
        boolean first = plant.contact(1);
        time.pass(4 * MILLI);
        assertThat(plant.contact(1)).isNotEqualTo(first);
        time.pass(60 * MILLI);
        assertThat(plant.contact(1)).isFalse();
    }

    @Test
    void doorChangesAreReportedUnaskedIfSetSo() {
        board = board(new Settings(
                2,
                24,
                Settings.Events.EVENTS_82,
                Settings.ByteOrder.HIGH_FIRST,
                Settings.Function.FUNCTION_11,
                Settings.USUAL_TEMPO));
        plant.force(1);
        time.pass(100 * MILLI);
        assertThat(heard).hasToString("8202010081");
    }

    @Test
    void parcelsPassOnlyThroughAnOpenDoor() {
        assertThat(plant.put(1, "SF1")).isFalse();
        plant.force(1);
        assertThat(plant.put(1, "SF1")).isTrue();
        assertThat(plant.take(1, "SF2")).isFalse();
        assertThat(plant.pushShut(1)).isTrue();
        assertThat(plant.take(1, "SF1")).isFalse();
        assertThat(plant.contents(1)).containsExactly("SF1");
    }

    private VirtualBoard board(Settings settings) {
        return Xor8a.board(new Hookup(time, line.attach(), plant, 9600), settings, new Chance(1));
    }

    /** Sends a frame and answers what was heard within so many milliseconds. */
    private String exchange(String hex, long millis) {
        time.pass(10 * MILLI);
        heard.setLength(0);
        host.send(HexFormat.of().parseHex(hex));
        time.pass(millis * MILLI);
        return heard.toString();
    }
}
