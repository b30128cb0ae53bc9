package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;

class TwinsTest {
    private static final Input.AlarmSeen ON = new Input.AlarmSeen(Alarm.TWIN, true, "");
    private static final Input.AlarmSeen OFF = new Input.AlarmSeen(Alarm.TWIN, false, "");

    private final List<Input> inbox = new ArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean on = new AtomicBoolean();
    private final Twins twins = new Twins(input -> !full.get() && inbox.add(input), on::get, 1_000);

    private void takenOver(long at) {
        twins.takenOver(at);
        boolean unused = twins.tell();
    }

    @Test
    void onceIsNoAlarmAndTwiceWithinTenMinutesIs() {
        takenOver(10_000);
        takenOver(10_001 + Twins.AGAIN_MILLIS);
        assertThat(inbox).isEmpty();
        takenOver(10_001 + 2 * Twins.AGAIN_MILLIS);
        assertThat(inbox).containsExactly(ON);
    }

    @Test
    void aFullInboxDelaysIt() {
        full.set(true);
        takenOver(10_000);
        takenOver(20_000);
        assertThat(twins.tell()).isTrue();
        full.set(false);
        assertThat(twins.tell()).isFalse();
        assertThat(twins.tell()).isFalse();
        assertThat(inbox).containsExactly(ON);
    }

    @Test
    void itEndsADayAfterTheLastTime() {
        on.set(true);
        takenOver(10_000);
        long day = 10_000 + Twins.QUIET_MILLIS;
        quiet(day - 1);
        assertThat(inbox).isEmpty();
        quiet(day);
        assertThat(inbox).containsExactly(OFF);
    }

    /** It is in the book: a restart neither ends it nor forgets to. */
    @Test
    void oneThatIsOnSinceBeforeTheStartEndsADayAfterTheStart() {
        on.set(true);
        quiet(999 + Twins.QUIET_MILLIS);
        assertThat(inbox).isEmpty();
        quiet(1_000 + Twins.QUIET_MILLIS);
        assertThat(inbox).containsExactly(OFF);
        on.set(false);
        quiet(1_001 + Twins.QUIET_MILLIS);
        assertThat(inbox).hasSize(1);
    }

    private void quiet(long now) {
        twins.undisturbed(now);
        assertThat(twins.tell()).isFalse();
    }
}
