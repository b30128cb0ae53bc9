package parcellocker.sim.clockwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime(1_000_000);
    private final List<String> happened = new ArrayList<>();

    @Test
    void thingsHappenInOrderOfTimeAndEqualMomentsInOrderOfAsking() {
        time.at(20, () -> happened.add("late"));
        time.at(10, () -> happened.add("first"));
        time.at(10, () -> happened.add("second"));
        time.at(-5, () -> happened.add("already due"));
        time.pass(20);
        assertThat(happened).containsExactly("already due", "first", "second", "late");
    }

    @Test
    void passingEndsExactlyAtItsEndAndLeavesTheRest() {
        time.after(11, () -> happened.add("after"));
        time.pass(10);
        assertThat(happened).isEmpty();
        assertThat(time.nanos()).isEqualTo(10);
        assertThat(time.step()).isTrue();
        assertThat(time.nanos()).isEqualTo(11);
        assertThat(time.step()).isFalse();
    }

    @Test
    void whatIsCalledOffDoesNotHappen() {
        Due due = time.after(1, () -> happened.add("never"));
        due.cancel();
        time.pass(5);
        assertThat(happened).isEmpty();
        assertThat(time.step()).isFalse();
    }

    @Test
    void wallTimeRunsAlong() {
        assertThat(time.epochMicros(5_000)).isEqualTo(1_000_005);
    }
}
