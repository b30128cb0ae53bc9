package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.sim.board.Trouble;

/** What can be wrong with a lock, a contact or a cable behind a board that is well: the drivers tell what the contact says. */
final class DoorWoes {
    private DoorWoes() {}

    static List<Woe> all() {
        return List.of(
                Woe.of("stuck lock", "JAM", DoorWoes::jam),
                Woe.of("stuck sensor", "STUCK_SENSOR", DoorWoes::stuckSensor),
                Woe.of("bouncing sensor", "BOUNCE", DoorWoes::bounce),
                Woe.of("inverted sensor", "WRONG_POLARITY", DoorWoes::inverted),
                Woe.of("sensor whose wire is off", "NO_FEEDBACK", DoorWoes::noFeedback),
                Woe.of("welded relay", "WELDED", DoorWoes::welded),
                Woe.of("dead channel", "DEAD_CHANNEL", DoorWoes::deadChannel),
                Woe.of("swapped sensors", "Plant.swapSensors", DoorWoes::swappedSensors),
                Woe.of("swapped locks", "Plant.swapLocks", DoorWoes::swappedLocks),
                Woe.of("crowbar", "Plant.force", DoorWoes::crowbar));
    }

    private static Meeting met(Make make) {
        return new Meeting(Meeting.Plan.of(make, 1));
    }

    /** The board heard and answered, if it answers at all: that is never an open door. */
    private static void fires(Meeting met, int channel) {
        Stand ill = met.board(1);
        Outcome outcome = met.ask(ill, channel);
        assertThat(outcome).isEqualTo(ill.make().answers() ? Outcome.ANSWERED : Outcome.SENT);
        met.assertNoLie();
        met.assertOnlyAsked();
    }

    private static void ends(Meeting met) {
        for (int channel = 1; channel <= met.board(1).make().channels(); channel++) {
            met.board(1).plant().pushShut(channel);
        }
        met.recovers();
        met.assertOnlyAsked();
    }

    private static void jam(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().trouble(1, Trouble.JAM);
        fires(met, 1);
        assertThat(ill.fired(1)).isEqualTo(1);
        assertThat(met.told(ill, 1)).isEqualTo(Level.CLOSED);
        met.assertAllTrue();
        ends(met);
    }

    private static void stuckSensor(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        for (int channel = 1; channel <= 2; channel++) {
            ill.plant().trouble(channel, Trouble.STUCK_SENSOR);
            met.watcher.lies(ill.door(channel));
            fires(met, channel);
            assertThat(ill.fired(channel)).isEqualTo(1);
            assertThat(ill.plant().isOpen(channel)).isTrue();
            assertThat(met.told(ill, channel)).isEqualTo(Level.CLOSED);
        }
        ends(met);
    }

    private static void bounce(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().trouble(1, Trouble.BOUNCE);
        for (int i = 0; i < 5; i++) {
            fires(met, 1);
            assertThat(met.told(ill, 1)).isEqualTo(Level.OPEN);
            met.assertAllTrue();
            ill.plant().pushShut(1);
            met.pass(1_300 + 7 * i);
            assertThat(met.told(ill, 1)).isEqualTo(Level.CLOSED);
        }
        assertThat(ill.fired(1)).isEqualTo(5);
        ends(met);
    }

    private static void inverted(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        for (int channel = 1; channel <= 2; channel++) {
            met.watcher.lies(ill.door(channel));
            ill.plant().trouble(channel, Trouble.WRONG_POLARITY);
            met.pass(1_500);
            assertThat(met.told(ill, channel)).isEqualTo(Level.OPEN);
            fires(met, channel);
            assertThat(ill.fired(channel)).isEqualTo(1);
            assertThat(met.told(ill, channel)).isEqualTo(Level.CLOSED);
        }
        ends(met);
    }

    /** A contact that closes when its door closes then says open, one of the other kind says shut: each as it was built in. */
    private static void noFeedback(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        for (int channel = 1; channel <= 2; channel++) {
            met.watcher.lies(ill.door(channel));
            ill.plant().trouble(channel, Trouble.NO_FEEDBACK);
            met.pass(1_500);
            Level cut = channel == 1 ? Level.OPEN : Level.CLOSED;
            assertThat(met.told(ill, channel)).isEqualTo(cut);
            fires(met, channel);
            assertThat(met.told(ill, channel)).isEqualTo(cut);
            assertThat(ill.fired(channel)).isEqualTo(1);
        }
        ends(met);
    }

    private static void welded(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().trouble(1, Trouble.WELDED);
        fires(met, 1);
        assertThat(ill.plant().pushShut(1)).as("the door can be shut").isFalse();
        met.pass(10_000);
        assertThat(met.told(ill, 1)).isEqualTo(Level.OPEN);
        assertThat(ill.fired(1)).isEqualTo(1);
        met.assertAllTrue();
        ends(met);
    }

    private static void deadChannel(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().trouble(1, Trouble.DEAD_CHANNEL);
        fires(met, 1);
        assertThat(ill.fired(1)).isZero();
        assertThat(ill.vain(1)).isEqualTo(1);
        assertThat(met.told(ill, 1)).isEqualTo(Level.CLOSED);
        met.assertAllTrue();
        ends(met);
    }

    private static void swappedSensors(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().swapSensors(1, 3);
        met.watcher.lies(ill.door(1));
        met.watcher.lies(ill.door(3));
        fires(met, 1);
        assertThat(ill.fired(1)).isEqualTo(1);
        assertThat(ill.fired(3)).isZero();
        assertThat(met.told(ill, 1)).isEqualTo(Level.CLOSED);
        assertThat(met.told(ill, 3)).isEqualTo(Level.OPEN);
        ends(met);
    }

    /** The steel of the other door moves, and that is what is told. */
    private static void swappedLocks(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().swapLocks(1, 3);
        ill.isAsked(3);
        fires(met, 1);
        assertThat(ill.fired(3)).isEqualTo(1);
        assertThat(ill.fired(1)).isZero();
        assertThat(met.told(ill, 1)).isEqualTo(Level.CLOSED);
        assertThat(met.told(ill, 3)).isEqualTo(Level.OPEN);
        met.assertAllTrue();
        ends(met);
    }

    private static void crowbar(Make make) {
        Meeting met = met(make);
        Stand ill = met.board(1);
        ill.plant().force(make.channels());
        met.pass(1_500);
        assertThat(met.told(ill, make.channels())).isEqualTo(Level.OPEN);
        assertThat(ill.plant().pulses()).isEmpty();
        met.assertAllTrue();
        ends(met);
    }
}
