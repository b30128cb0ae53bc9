package parcellocker.agent.hardware.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;

/** What is read behind the gate, against what the gate was told. */
class GateSenseTest {
    private static final AlarmSeen RIGHT = new AlarmSeen(Alarm.GATE, false, "");
    private static final AlarmSeen WELDED = new AlarmSeen(Alarm.GATE, true, "WELDED");
    private static final AlarmSeen DEAD = new AlarmSeen(Alarm.GATE, true, "DEAD");

    private final List<Input> told = new ArrayList<>();
    private long now = 5_000;
    private boolean isUp;
    private boolean hasPower;
    private boolean isFull;
    private boolean isGone;
    private final GateSense sense = new GateSense(this::power, () -> isUp, this::offer, () -> now);

    private boolean power() throws PinLostException {
        if (isGone) {
            throw new PinLostException("gate.sense", new IllegalStateException("gone"));
        }
        return hasPower;
    }

    private boolean offer(Input input) {
        return !isFull && told.add(input);
    }

    private void looks(long millis) {
        for (long end = now + millis; now < end; now += 100) {
            sense.look();
        }
    }

    /** A pulse of a gate that works. */
    private void opens(boolean powered) {
        isUp = true;
        hasPower = powered;
        looks(500);
        isUp = false;
        hasPower = false;
        looks(3_000);
    }

    @Test
    void aGateThatWorksIsToldToBeRightOnceAndNeverAgain() {
        looks(3_000);
        opens(true);
        opens(true);
        assertThat(told).containsExactly(RIGHT);
    }

    @Test
    void aRelayThatIsWeldedIsAnAlarmUntilItLetsGo() {
        opens(true);
        isUp = true;
        hasPower = true;
        looks(500);
        isUp = false;
        looks(10_000);
        assertThat(told).containsExactly(RIGHT, WELDED);
        isUp = true;
        looks(500);
        assertThat(told).as("power inside an opening is no cure").hasSize(2);
        isUp = false;
        hasPower = false;
        looks(3_000);
        assertThat(told).containsExactly(RIGHT, WELDED, RIGHT);
    }

    @Test
    void aFuseThatIsBlownIsAnAlarmAtTheFirstOpening_untilAnotherHasPower() {
        looks(3_000);
        opens(false);
        opens(false);
        assertThat(told).containsExactly(RIGHT, DEAD);
        opens(true);
        assertThat(told).containsExactly(RIGHT, DEAD, RIGHT);
    }

    @Test
    void whatTheCapacitorsHoldAndARelayThatBouncesAreNoAlarm() {
        opens(true);
        isUp = true;
        hasPower = false;
        looks(100);
        hasPower = true;
        looks(400);
        isUp = false;
        looks(GateSense.DOWN_MILLIS - 100);
        hasPower = false;
        looks(5_000);
        assertThat(told).containsExactly(RIGHT);
    }

    @Test
    void aPinThatCannotBeReadIsAnAlarm() {
        isGone = true;
        looks(5_000);
        assertThat(told).containsExactly(new AlarmSeen(Alarm.GATE, true, "UNREAD"));
        isGone = false;
        looks(5_000);
        assertThat(told).last().isEqualTo(RIGHT);
    }

    @Test
    void anAlarmThatTheInboxCouldNotTakeIsToldAgain() {
        isFull = true;
        hasPower = true;
        looks(5_000);
        isFull = false;
        looks(100);
        assertThat(told).containsExactly(WELDED);
    }
}
