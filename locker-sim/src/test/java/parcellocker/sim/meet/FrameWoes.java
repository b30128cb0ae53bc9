package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.Fault.AMBIGUOUS;
import static parcellocker.agent.hardware.board.Fault.DAMAGED;
import static parcellocker.agent.hardware.board.Fault.FOREIGN;
import static parcellocker.agent.hardware.board.Fault.SILENT;
import static parcellocker.agent.hardware.board.Fault.STRAY;
import static parcellocker.sim.meet.BoardWoes.answered;
import static parcellocker.sim.meet.BoardWoes.ends;
import static parcellocker.sim.meet.BoardWoes.met;
import static parcellocker.sim.meet.BoardWoes.unanswered;

import java.util.List;
import parcellocker.agent.cabinet.Level;
import parcellocker.sim.board.BoardFault;

/** Answers that come in time and are not what they should be. */
final class FrameWoes {
    private FrameWoes() {}

    static List<Woe> all() {
        return List.of(
                Woe.of("noise before each reply", "Noise", FrameWoes::noise),
                Woe.of("cut frame", "Cut", FrameWoes::cut),
                Woe.of("doubled frame", "Doubled", FrameWoes::doubled),
                Woe.of("merged frames", "Merged", FrameWoes::merged),
                Woe.of("wrong address in the reply", "Foreign", FrameWoes::foreign),
                Woe.of("a contact turned over, check wrong", "Turned", FrameWoes::turned),
                Woe.of("a contact turned over once, check right", "Turned", FrameWoes::turnedOnce),
                Woe.of("event between request and reply", "Interrupted", FrameWoes::interrupted));
    }

    private static void noise(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Noise(7));
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        met.pass(5_000);
        assertThat(met.count(ill, STRAY, DAMAGED)).isPositive();
        met.assertAllTrue();
        ends(met);
    }

    private static void cut(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Cut(4));
        assertThat(met.ask(ill, 1)).isEqualTo(unanswered(make));
        assertThat(ill.fired(1)).isEqualTo(1);
        met.assertUnknown(ill);
        assertThat(met.count(ill, DAMAGED)).isPositive();
        met.assertTrue(met.board(2));
        ends(met);
    }

    private static void doubled(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Doubled());
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        assertThat(met.count(ill, FOREIGN)).isPositive();
        met.assertAllTrue();
        ends(met);
    }

    private static void merged(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        long before = met.count(ill, SILENT);
        for (int i = 0; i < 3; i++) {
            ill.board().faults().inject(new BoardFault.Merged(), 1);
            met.pass(1_500);
            met.assertAllTrue();
        }
        assertThat(met.count(ill, SILENT) - before).isBetween(3L, 6L);
        assertThat(met.count(ill, FOREIGN)).isPositive();
        ill.board().faults().inject(new BoardFault.Merged(), 1);
        // A board that tells of a door says so before the wait for its answer is over, and the answer comes with it.
        assertThat(met.ask(ill, 1)).isEqualTo(make.tells() ? answered(make) : unanswered(make));
        assertThat(met.told(ill, 1)).isEqualTo(Level.OPEN);
        met.assertAllTrue();
        ends(met);
    }

    /** The name it bears is the neighbour's, whose doors must not be believed to be so. */
    private static void foreign(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.ask(ill, 1);
        met.inject(ill, new BoardFault.Foreign());
        met.pass(5_000);
        met.assertUnknown(ill);
        assertThat(met.count(ill, FOREIGN)).isPositive();
        met.assertTrue(met.board(2));
        ends(met);

        // Alone on its line: an answer that is a release, word for word, would be one to the neighbour whose name it
        // bears.
        Meeting alone = new Meeting(Meeting.Plan.of(make, 1));
        Stand only = alone.board(1);
        alone.inject(only, new BoardFault.Foreign());
        assertThat(alone.ask(only, 2)).isEqualTo(unanswered(make));
        assertThat(only.fired(2)).isEqualTo(1);
        alone.assertUnknown(only);
        ends(alone);
    }

    private static void turned(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Turned(2, false));
        met.pass(5_000);
        met.assertUnknown(ill);
        assertThat(met.count(ill, DAMAGED, STRAY)).isPositive();
        ends(met);
    }

    private static void turnedOnce(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        for (int i = 0; i < 5; i++) {
            ill.board().faults().inject(new BoardFault.Turned(2, true), 1);
            met.pass(2_000);
            assertThat(met.told(ill, 2)).isEqualTo(Level.CLOSED);
            met.assertAllTrue();
        }
        ends(met);
    }

    private static void interrupted(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        met.inject(ill, new BoardFault.Interrupted(3));
        assertThat(met.ask(ill, 1)).isEqualTo(answered(make));
        assertThat(met.ask(ill, 3)).isEqualTo(answered(make));
        assertThat(met.count(ill, SILENT, FOREIGN, DAMAGED, AMBIGUOUS)).isZero();
        boolean isUnknown = make == Make.XOR8A; // it is not said to tell anything
        assertThat(met.count(ill, STRAY) > 0).isEqualTo(isUnknown);
        met.assertAllTrue();
        ends(met);
    }
}
