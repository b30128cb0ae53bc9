package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.DoorSeen;
import parcellocker.agent.locker.Input.PulseReport;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

class FactsTest {
    private final List<Input> taken = new ArrayList<>();
    private int room;
    private final Facts facts = new Facts(input -> room-- > 0 && taken.add(input));

    private static DoorSeen door(Level level, long openedAt, long closedAt) {
        return new DoorSeen(ToyBoard.A01, level, openedAt, closedAt, Math.max(openedAt, closedAt));
    }

    @Test
    void aStallCoalescesADoorWithoutLosingItsEdges() {
        facts.tell(door(Level.OPEN, 100, -1));
        assertThat(facts.handOver()).isFalse();
        facts.tell(door(Level.CLOSED, 100, 2_000));
        room = 10;
        assertThat(facts.handOver()).isTrue();
        assertThat(taken).containsExactly(door(Level.CLOSED, 100, 2_000));
    }

    @Test
    void everyPulseReportIsKeptAndComesFirst() {
        facts.tell(door(Level.OPEN, 100, -1));
        facts.tell(new PulseReport(ToyBoard.opening(1), Outcome.NOT_SENT, 5));
        facts.tell(new PulseReport(ToyBoard.opening(2), Outcome.ANSWERED, 6));
        room = 2;
        assertThat(facts.handOver()).isFalse();
        assertThat(taken)
                .containsExactly(
                        new PulseReport(ToyBoard.opening(1), Outcome.NOT_SENT, 5),
                        new PulseReport(ToyBoard.opening(2), Outcome.ANSWERED, 6));
        room = 1;
        assertThat(facts.handOver()).isTrue();
        assertThat(taken).hasSize(3);
    }

    @Test
    void aFactIsHandedOverOnce() {
        room = 10;
        facts.tell(new Input.BoardSeen(ToyBoard.ID, true));
        facts.handOver();
        facts.handOver();
        assertThat(taken).hasSize(1);
    }
}
