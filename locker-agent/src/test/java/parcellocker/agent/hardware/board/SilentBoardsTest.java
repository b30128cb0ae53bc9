package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.PolledBoards.A01;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.modbus.Modbus;
import parcellocker.agent.hardware.board.modbus.ModbusSettings;
import parcellocker.agent.hardware.board.modbus.Profiles;
import parcellocker.agent.hardware.line.Bytes;

/** Ten boards on a line, of which nine are dead: the tenth, and the door on it, must not notice. */
class SilentBoardsTest {
    private static final int BOARDS = 10;

    private final PolledBoards line = new PolledBoards(
            List.of(1),
            IntStream.rangeClosed(1, BOARDS)
                    .mapToObj(address -> new Modbus(new ModbusSettings(address, 8, 500, Profiles.flash())))
                    .toArray(BoardProtocol[]::new));
    private int lastAlive = 1;
    private Bytes reading = Bytes.ofHex("01 02 01 01 60 48");

    SilentBoardsTest() {
        line.channel.onWrite(request -> {
            if (request.at(0) <= lastAlive && request.at(1) == 0x02) {
                line.channel.arrive(10, request.at(0) == 1 ? reading : Bytes.NONE);
            }
        });
    }

    private Map<Integer, Long> questionsOf(long millis) throws Exception {
        int before = line.channel.written().size();
        line.run(millis);
        Map<Integer, Long> asked = new TreeMap<>();
        List<Bytes> written = line.channel.written();
        written.subList(before, written.size()).forEach(frame -> asked.merge(frame.at(0), 1L, Long::sum));
        return asked;
    }

    @Test
    void theOneThatAnswersIsReadAlmostAsOftenAsAlone() throws Exception {
        line.run(20_000);
        Map<Integer, Long> asked = questionsOf(30_000);
        // Alone it would be asked each 250 ms and something, that is 110 times.
        assertThat(asked.get(1)).isGreaterThan(75);
        assertThat(line.first().isUnreachable()).isFalse();
    }

    @Test
    void eachOfTheDeadIsStillAskedNowAndThen() throws Exception {
        line.run(20_000);
        Map<Integer, Long> asked = questionsOf(60_000);
        assertThat(asked).hasSize(BOARDS);
        assertThat(asked.values()).allMatch(times -> times >= 2);
    }

    @Test
    void aDoorThatOpensAmongDeadBoardsIsSeenWithinASecond() throws Exception {
        line.run(20_000);
        reading = Bytes.ofHex("01 02 01 00 A1 88");
        long opened = line.channel.millis();
        line.run(1_500);
        assertThat(line.seen(A01).level()).isEqualTo(Level.OPEN);
        assertThat(line.seen(A01).openedAt() - opened).isLessThan(1_000);
    }

    @Test
    void theirOffIsTriedOnceAtTheOpeningAndTheirSilenceCounted() throws Exception {
        line.run(20_000);
        long offs = line.channel.written().stream()
                .filter(frame -> frame.at(0) == 2 && frame.at(1) == 0x05)
                .count();
        assertThat(offs).isEqualTo(1);
        assertThat(line.boards.get(1).counters().of(Fault.SILENT)).isGreaterThanOrEqualTo(3);
        assertThat(line.boards.get(1).counters().of(Fault.COIL_ON)).isZero();
        assertThat(line.first().counters().of(Fault.SILENT))
                .as("its own all-off")
                .isEqualTo(1);
    }
}
