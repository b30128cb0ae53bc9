package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.Fault.AMBIGUOUS;
import static parcellocker.agent.hardware.board.Fault.DAMAGED;
import static parcellocker.agent.hardware.board.Fault.FOREIGN;
import static parcellocker.agent.hardware.board.Fault.LATE;
import static parcellocker.agent.hardware.board.Fault.SILENT;
import static parcellocker.agent.hardware.board.Fault.STRAY;

import java.util.List;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.LineHealth;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.OpeningId;

/** What can be wrong with the line, its addresses, and what feeds boards and coils. */
final class LineWoes {
    private LineWoes() {}

    static List<Woe> all() {
        return List.of(
                Woe.of("noise on the line", "NoisyEnd.bitErrorRate", LineWoes::noise),
                Woe.of("unplugged adapter", "Port.unplug", LineWoes::unplugged),
                Woe.of("adapter unplugged with a release in its queue", "Port.unplug", LineWoes::unpluggedBefore),
                Woe.of("forged open-all", "Port.inject", LineWoes::forged),
                Woe.of("wrong address", "VirtualBoard.readdress", LineWoes::wrongAddress),
                Woe.of("two boards with one address", "VirtualBoard.readdress", LineWoes::oneAddress),
                Woe.of("restarted board", "VirtualBoard.restart", LineWoes::restart),
                Woe.of("sag when two coils fire", "Supply.weak", LineWoes::sag),
                Woe.of("coils without power", "Supply.switched", LineWoes::noPower));
    }

    private static Outcome answered(Make make) {
        return make.answers() ? Outcome.ANSWERED : Outcome.SENT;
    }

    private static void ends(Meeting met) {
        met.assertNoLie();
        met.assertOnlyAsked();
        met.recovers();
        met.assertOnlyAsked();
    }

    /** Such a line loses about every fifth frame. */
    private static void noise(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 2));
        met.cable().noise(0.002);
        for (int channel = 1; channel <= 4; channel++) {
            met.ask(met.board(1), channel);
            met.ask(met.board(2), channel);
            met.assertNoLie();
            met.assertOnlyAsked();
        }
        met.pass(20_000);
        assertThat(met.count(met.board(1), DAMAGED, STRAY)).isPositive();
        assertThat(met.count(met.board(1), SILENT)).isPositive();
        ends(met);
    }

    private static void unplugged(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 2));
        met.cable().plug(false);
        met.pass(1_500);
        assertThat(met.drivers.health()).extracting(LineHealth::isUp).containsOnly(false);
        met.assertUnknown(met.board(1));
        met.assertUnknown(met.board(2));
        assertThat(met.ask(met.board(1), 1)).isEqualTo(Outcome.NOT_SENT);
        met.board(1).plant().force(2);
        met.cable().plug(true);
        met.pass(4_000);
        met.assertAllTrue();
        assertThat(met.board(1).plant().pulses()).isEmpty();
        ends(met);
    }

    /** What waited must not fire at the replug, when nobody stands at the door any more. */
    private static void unpluggedBefore(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand board = met.board(1);
        OpeningId first = met.offer(board, 1);
        OpeningId second = met.offer(board, 2);
        met.pass(250);
        met.cable().plug(false);
        met.pass(200);
        met.cable().plug(true);
        met.pass(8_000);
        assertThat(met.watcher.outcome(first)).isIn(answered(make), Outcome.UNANSWERED);
        assertThat(met.watcher.outcome(second)).isEqualTo(Outcome.NOT_SENT);
        assertThat(board.fired(1)).isEqualTo(1);
        assertThat(board.fired(2)).isZero();
        met.assertAllTrue();
        ends(met);
    }

    /** Without a gate nothing keeps the doors shut; that they stand open is told as fast as a board says it. */
    private static void forged(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand board = met.board(1);
        board.isForged();
        while (board.plant().pulses().isEmpty()) {
            met.cable().forge(board.board().openAll()); // until it is not said at the same time as a question
            met.pass(1_500);
        }
        met.pass(20_000);
        for (int channel = 1; channel <= make.channels(); channel++) {
            assertThat(board.fired(channel)).as("channel %s", channel).isEqualTo(1);
            assertThat(met.told(board, channel)).isEqualTo(Level.OPEN);
        }
        met.assertAllTrue();
        for (int channel = 1; channel <= make.channels(); channel++) {
            board.board().restart(); // a forger's relay is on until somebody turns it off
            board.plant().pushShut(channel);
        }
        met.pass(5_000);
        ends(met);
    }

    private static void wrongAddress(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 2));
        Stand ill = met.board(1);
        ill.board().readdress(7);
        met.pass(5_000);
        met.assertUnknown(ill);
        assertThat(met.ask(ill, 1)).isEqualTo(make.answers() ? Outcome.UNANSWERED : Outcome.SENT);
        assertThat(ill.plant().pulses()).isEmpty();
        met.assertTrue(met.board(2));
        ends(met);
    }

    /** The one's doors must not be told of the other. That both fire is the wires' doing: `scan` and `selftest` refuse such a line. */
    private static void oneAddress(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 2));
        Stand board = met.board(1);
        Stand stranger = met.board(2);
        stranger.board().readdress(board.address());
        for (int channel = 1; channel <= make.channels(); channel++) {
            stranger.plant().force(channel);
        }
        met.pass(20_000);
        met.assertUnknown(stranger);
        met.assertNoLie();
        assertThat(met.count(board, DAMAGED, STRAY, FOREIGN, AMBIGUOUS, LATE) + met.count(stranger, FOREIGN, STRAY))
                .isPositive();
        stranger.isAsked(1);
        if (make.echoesItself()) { // the answer of the one is a release to the other, and the other way round
            board.isForged();
            stranger.isForged();
        }
        met.ask(board, 1);
        assertThat(board.fired(1)).isPositive();
        ends(met);
    }

    private static void restart(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand board = met.board(1);
        board.board().restart();
        OpeningId opening = met.offer(board, 1);
        met.pass(4_000);
        assertThat(met.watcher.outcome(opening)).isEqualTo(make.answers() ? Outcome.UNANSWERED : Outcome.SENT);
        assertThat(board.plant().pulses()).isEmpty();
        met.assertAllTrue();
        ends(met);
    }

    /** Two lines on one supply: the agent fires one coil after the other if it knows that, and else neither door opens. */
    private static void sag(Make make) {
        List<Meeting.Rail> rails = List.of(new Meeting.Rail(make, 1), new Meeting.Rail(make, 1));
        Meeting met = new Meeting(new Meeting.Plan(rails, WireSettings.Echo.NONE, true));
        met.supply.weak(true);
        both(met);
        assertThat(met.told(met.board(1), 1)).isEqualTo(Level.OPEN);
        assertThat(met.told(met.board(2), 1)).isEqualTo(Level.OPEN);
        assertThat(met.count(met.board(1), SILENT)).isZero();
        ends(met);

        Meeting unknowing = new Meeting(new Meeting.Plan(rails, WireSettings.Echo.NONE, false));
        unknowing.supply.weak(true);
        both(unknowing);
        assertThat(unknowing.told(unknowing.board(1), 1)).isEqualTo(Level.CLOSED);
        assertThat(unknowing.told(unknowing.board(2), 1)).isEqualTo(Level.CLOSED);
        ends(unknowing);
    }

    private static void both(Meeting met) {
        OpeningId one = met.offer(met.board(1), 1);
        OpeningId other = met.offer(met.board(2), 1);
        met.pass(8_000);
        assertThat(met.watcher.outcome(one)).isNotEqualTo(Outcome.NOT_SENT);
        assertThat(met.watcher.outcome(other)).isNotEqualTo(Outcome.NOT_SENT);
        met.assertAllTrue();
        met.assertOnlyAsked();
    }

    private static void noPower(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand board = met.board(1);
        met.supply.switched(false);
        assertThat(met.ask(board, 1)).isEqualTo(answered(make));
        assertThat(board.fired(1)).isZero();
        assertThat(board.vain(1)).isEqualTo(1);
        assertThat(met.told(board, 1)).isEqualTo(Level.CLOSED);
        met.assertAllTrue();
        ends(met);
    }
}
