package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.Fault.ECHO;
import static parcellocker.agent.hardware.board.Fault.FOREIGN;
import static parcellocker.agent.hardware.board.Fault.LATE;
import static parcellocker.agent.hardware.board.Fault.SILENT;

import java.util.List;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.sim.board.BoardFault;

/** A board that says nothing, says it late, or an adapter that says it again. The second board of the line is always well. */
final class BoardWoes {
    private static final long MILLI = 1_000_000;

    private BoardWoes() {}

    static List<Woe> all() {
        return List.of(
                Woe.of("dead", "Dead", BoardWoes::dead),
                Woe.of("mute, and fires", "Withhold", BoardWoes::muteAndFires),
                Woe.of("mute, and fires not", "Withhold", BoardWoes::muteAndFiresNot),
                Woe.of("one answer withheld", "Withhold", BoardWoes::oneWithheld),
                Woe.of("slow", "Late", BoardWoes::slow),
                Woe.of("late reply of an earlier request", "Late", BoardWoes::late),
                Woe.of("always one reply behind", "Behind", BoardWoes::behind),
                Woe.of("echo, not configured", "Echo", BoardWoes::echo),
                Woe.of("echo, not configured, of a mute board", "Echo", BoardWoes::echoOfMute),
                Woe.of("echo, configured", "Echo", BoardWoes::echoStripped));
    }

    static Meeting met(Make make) {
        return new Meeting(Meeting.Plan.of(make, 2));
    }

    static Outcome unanswered(Make make) {
        return make.answers() ? Outcome.UNANSWERED : Outcome.SENT;
    }

    static Outcome answered(Make make) {
        return make.answers() ? Outcome.ANSWERED : Outcome.SENT;
    }

    /** Fires nothing or once, as asked; the neighbour is as it was; and after the fault nothing is left of it. */
    static void ends(Meeting met) {
        met.assertNoLie();
        met.assertOnlyAsked();
        met.recovers();
        met.assertOnlyAsked();
    }

    private static void dead(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Dead());
        met.pass(5_000);
        met.assertUnknown(ill);
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        assertThat(ill.plant().pulses()).isEmpty();
        assertThat(met.count(ill, SILENT)).isGreaterThanOrEqualTo(3);
        assertThat(met.ask(met.board(2), 2)).isEqualTo(answered(make));
        met.assertTrue(met.board(2));
        ends(met);
    }

    private static void muteAndFires(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Withhold(true));
        met.pass(5_000);
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        met.assertUnknown(ill);
        assertThat(ill.fired(1)).isEqualTo(1);
        met.assertTrue(met.board(2));
        ends(met);
    }

    private static void muteAndFiresNot(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Withhold(false));
        met.pass(5_000);
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        met.assertUnknown(ill);
        assertThat(ill.plant().pulses()).isEmpty();
        ends(met);
    }

    private static void oneWithheld(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.board().faults().inject(new BoardFault.Withhold(false), 1);
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        assertThat(ill.plant().pulses()).isEmpty();
        met.assertAllTrue();
        ill.board().faults().inject(new BoardFault.Withhold(true), 1);
        assertThat(met.ask(ill, 2)).isEqualTo(unanswered(make));
        assertThat(ill.fired(2)).isEqualTo(1);
        assertThat(met.told(ill, 2)).isEqualTo(Level.OPEN);
        met.assertAllTrue();
        ends(met);
    }

    private static void slow(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Late(200 * MILLI));
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        assertThat(met.ask(met.board(2), 1)).isEqualTo(answered(make));
        assertThat(met.told(ill, 1)).isEqualTo(Level.OPEN);
        // What a neighbour tells unasked may be said at the same time as a question.
        assertThat(met.count(ill, SILENT)).isLessThanOrEqualTo(make.tells() ? 1 : 0);
        met.assertAllTrue();
        ends(met);
    }

    private static void late(Make make) {
        for (long millis : List.of(310L, 400L, 560L, 600L, 700L, 1_200L)) {
            Meeting met = met(make);
            Stand ill = met.board(1);
            met.inject(ill, new BoardFault.Late(millis * MILLI));
            assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
            ill.plant().force(make.channels());
            assertThat(met.ask(ill, 3)).isEqualTo(unanswered(make));
            assertThat(ill.fired(1)).isEqualTo(1);
            assertThat(ill.fired(3)).isEqualTo(1);
            assertThat(met.count(ill, SILENT)).isPositive();
            assertThat(met.count(ill, LATE, FOREIGN) + met.count(met.board(2), FOREIGN))
                    .as("late replies, at %s ms", millis)
                    .isPositive();
            met.assertTrue(met.board(2));
            ends(met);
        }
    }

    private static void behind(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().force(make.channels());
        met.pass(1_500);
        met.inject(ill, new BoardFault.Behind());
        met.pass(3_000);
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        assertThat(ill.fired(1)).isEqualTo(1);
        met.pass(3_000);
        met.assertTrue(met.board(2));
        ends(met);
    }

    private static void echo(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Echo());
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        assertThat(met.count(ill, ECHO)).isPositive();
        met.assertAllTrue();
        ends(met);
    }

    /** Where the echo is what the board would answer, a release counts as answered; that it opened a door, nobody says. */
    private static void echoOfMute(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Echo());
        met.inject(ill, new BoardFault.Withhold(false));
        assertThat(met.ask(ill, 1)).isEqualTo(make.echoesItself() ? answered(make) : unanswered(make));
        met.assertUnknown(ill);
        assertThat(met.count(ill, ECHO)).isPositive();
        assertThat(ill.plant().pulses()).isEmpty();
        ends(met);
    }

    private static void echoStripped(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1).stripped());
        Stand ill = met.board(1);
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        assertThat(met.count(ill, ECHO, SILENT, FOREIGN)).isZero();
        met.assertAllTrue();
        met.inject(ill, new BoardFault.Withhold(false));
        assertThat(met.ask(ill, 2)).isEqualTo(unanswered(make));
        assertThat(ill.fired(2)).isZero();
        met.assertUnknown(ill);
        met.assertOnlyAsked();
    }
}
