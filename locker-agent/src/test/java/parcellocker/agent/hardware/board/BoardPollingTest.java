package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.ToyBoard.A01;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.DoorSeen;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** One board in virtual time. */
class BoardPollingTest {
    private final ScriptedChannel channel = new ScriptedChannel();
    private final ToyBoard toy = new ToyBoard();
    private final List<Input> told = new ArrayList<>();
    private final Facts facts = new Facts(told::add);
    private final Cabinet cabinet = ToyBoard.cabinet();
    private final WatchedBoard board = new WatchedBoard(
            new WiredBoard(ToyBoard.ID, new Xor8a(Xor8aSettings.standard(1))),
            cabinet.compartments().values().stream().map(DoorWatch::new).toList(),
            Pace.standard(),
            facts);
    private final BoardPolling polling =
            new BoardPolling(List.of(board), Pace.standard(), new CoilSupply(300), channel);
    private final Wire wire = new Wire(channel, new WireSettings(5, WireSettings.Echo.NONE), channel);

    BoardPollingTest() {
        channel.onWrite(request -> toy.answer(request).ifPresent(reply -> channel.arrive(12, reply)));
        polling.connected();
    }

    /** Polls when due, until that much time has passed. */
    private List<Input> run(long millis) throws IOException, InterruptedException {
        long end = channel.millis() + millis;
        while (polling.dueAt() <= end) {
            channel.pass(Math.max(0, polling.dueAt() - channel.millis()));
            polling.poll(wire);
        }
        return takeTold();
    }

    private List<Input> takeTold() {
        assertThat(facts.handOver()).isTrue();
        List<Input> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    private Outcome release(CompartmentId compartment) throws IOException, InterruptedException {
        return polling.release(
                wire,
                ToyBoard.pulse(1, compartment, channel.millis() + 5_000),
                cabinet.compartment(compartment).lock());
    }

    private static DoorSeen lastOf(List<Input> inputs, CompartmentId compartment) {
        return inputs.stream()
                .filter(DoorSeen.class::isInstance)
                .map(DoorSeen.class::cast)
                .filter(seen -> seen.compartment().equals(compartment))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing told of " + compartment));
    }

    @Test
    void atTheStartEachDoorIsToldOnceAndThenNothing() throws Exception {
        List<Input> start = run(400);
        assertThat(start).hasSize(4).contains(new Input.BoardSeen(ToyBoard.ID, true));
        DoorSeen first = lastOf(start, A01);
        assertThat(first.level()).isEqualTo(Level.CLOSED);
        assertThat(first.openedAt()).isEqualTo(-1);
        assertThat(first.closedAt()).isEqualTo(-1);
        assertThat(run(5_000)).isEmpty();
    }

    @Test
    void oneReadingAloneChangesNothing() throws Exception {
        run(400);
        toy.setClosed(1, false);
        channel.pass(polling.dueAt() - channel.millis());
        polling.poll(wire);
        toy.setClosed(1, true);
        assertThat(run(1_000)).isEmpty();
    }

    @Test
    void anOpenedDoorDatesFromItsFirstReading() throws Exception {
        run(400);
        toy.setClosed(1, false);
        long due = polling.dueAt();
        DoorSeen opened = lastOf(run(600), A01);
        assertThat(opened.level()).isEqualTo(Level.OPEN);
        assertThat(opened.openedAt()).isBetween(due, due + 30);
        assertThat(opened.readAt()).isGreaterThan(opened.openedAt());
    }

    @Test
    void anOpenedAndShutDoorKeepsBothTimes() throws Exception {
        run(400);
        toy.setClosed(1, false);
        long openedAt = lastOf(run(600), A01).openedAt();
        toy.setClosed(1, true);
        DoorSeen shut = lastOf(run(600), A01);
        assertThat(shut.level()).isEqualTo(Level.CLOSED);
        assertThat(shut.openedAt()).isEqualTo(openedAt);
        assertThat(shut.closedAt()).isGreaterThan(openedAt);
    }

    @Test
    void allDoorsAreReadAtOnceAfterAPulseAndTheReleasedOneAtEachReadingForFiveSeconds() throws Exception {
        run(400);
        assertThat(release(A01)).isEqualTo(Outcome.ANSWERED);
        assertThat(polling.dueAt()).isLessThanOrEqualTo(channel.millis());
        long readings = 0;
        for (int i = 0; i < 50; i++) {
            readings += run(100).stream().filter(DoorSeen.class::isInstance).count();
        }
        assertThat(readings).isBetween(35L, 50L);
        run(500);
        assertThat(run(2_000)).isEmpty();
    }

    @Test
    void anAcknowledgementIsNotADoor() throws Exception {
        run(400);
        toy.jam();
        assertThat(release(A01)).isEqualTo(Outcome.ANSWERED);
        assertThat(lastOf(run(1_000), A01).level()).isEqualTo(Level.CLOSED);
    }

    @Test
    void aWithheldAcknowledgementIsUnansweredAndSentOnce() throws Exception {
        run(400);
        toy.withholdAcknowledgements();
        assertThat(release(A01)).isEqualTo(Outcome.UNANSWERED);
        assertThat(toy.releases()).hasSize(1);
        assertThat(lastOf(run(1_000), A01).level()).isEqualTo(Level.OPEN);
    }

    @Test
    void threeSilentReadingsMakeTheBoardUnreachableAndItsDoorsUnknown() throws Exception {
        run(400);
        toy.setDead(true);
        channel.pass(polling.dueAt() - channel.millis());
        polling.poll(wire);
        assertThat(run(400)).isEmpty();
        List<Input> lost = run(1_000);
        assertThat(lost).hasSize(4).contains(new Input.BoardSeen(ToyBoard.ID, false));
        assertThat(lastOf(lost, A01).level()).isEqualTo(Level.UNKNOWN);
        long before = channel.written().size();
        run(9_000);
        assertThat(channel.written().size() - before).isBetween(2L, 4L);
    }

    @Test
    void aDoorOpenedWhileItsBoardWasSilentIsAnEdge() throws Exception {
        run(400);
        toy.setDead(true);
        run(4_000);
        toy.setClosed(1, false);
        toy.setDead(false);
        DoorSeen found = lastOf(run(4_000), A01);
        assertThat(found.level()).isEqualTo(Level.OPEN);
        assertThat(found.openedAt()).isPositive();
    }

    @Test
    void aLineOnWhichNothingAnswersIsOpenedAnew() throws Exception {
        run(400);
        toy.setDead(true);
        assertThatThrownBy(() -> run(2 * BoardPolling.DEAF_MILLIS)).isInstanceOf(LineLostException.class);
    }

    @Test
    void anEventBetweenRequestAndAnswerBringsTheNextReadingForwardAndIsNoReading() throws Exception {
        channel.onWrite(request -> {
            channel.arrive(4, Bytes.ofHex("82 01 01 00 82"));
            toy.answer(request).ifPresent(reply -> channel.arrive(12, reply));
        });
        run(400);
        assertThat(polling.dueAt()).isGreaterThan(channel.millis());
        BoardPolling told = polling(with82());
        told.connected();
        told.poll(wire);
        assertThat(told.dueAt()).isLessThanOrEqualTo(channel.millis());
        assertThat(takeTold()).containsExactly(new Input.BoardSeen(ToyBoard.ID, true));
    }

    @Test
    void aDeadBoardDoesNotSlowItsNeighbour() throws Exception {
        WiredBoard dead = new WiredBoard(new BoardId("b2"), new Xor8a(Xor8aSettings.standard(2)));
        channel.onWrite(request -> {
            if (request.at(1) == 1) {
                toy.answer(request).ifPresent(reply -> channel.arrive(12, reply));
            }
        });
        BoardPolling both = new BoardPolling(
                List.of(board, new WatchedBoard(dead, List.of(), Pace.standard(), facts)),
                Pace.standard(),
                new CoilSupply(300),
                channel);
        both.connected();
        long end = channel.millis() + 30_000;
        while (channel.millis() < end) {
            channel.pass(Math.max(0, both.dueAt() - channel.millis()));
            both.poll(wire);
        }
        long toDead = channel.written().stream().filter(each -> each.at(1) == 2).count();
        assertThat(toDead).isBetween(8L, 14L);
        assertThat(channel.written().size() - toDead).isGreaterThan(90);
    }

    private static Xor8a with82() {
        return new Xor8a(new Xor8aSettings(
                1,
                StatusOrder.HIGH_FIRST,
                StatusLength.ANY,
                Events.EVENTS_82,
                ReleaseFunction.FUNCTION_11,
                OptionalInt.empty()));
    }

    private BoardPolling polling(Xor8a protocol) {
        WatchedBoard watched = new WatchedBoard(
                new WiredBoard(ToyBoard.ID, protocol),
                cabinet.compartments().values().stream().map(DoorWatch::new).toList(),
                Pace.standard(),
                facts);
        takeTold();
        return new BoardPolling(List.of(watched), Pace.standard(), new CoilSupply(300), channel);
    }

    @Test
    void aLostLineMakesDoorsUnknownAtOnce() throws Exception {
        run(400);
        polling.lost();
        assertThat(takeTold()).hasSize(4);
        polling.lost();
        assertThat(takeTold()).isEmpty();
    }
}
