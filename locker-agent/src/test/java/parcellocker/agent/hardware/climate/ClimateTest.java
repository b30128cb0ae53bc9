package parcellocker.agent.hardware.climate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.climate.Climate.Bounds;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;

class ClimateTest {
    private static final long OVER = 600_000;

    private final List<Input> told = new ArrayList<>();
    private long now = 5_000;
    private boolean isFull;
    private final Climate climate = new Climate(
            Map.of("cold-1", new Bounds(0, 8_000, OVER), "cold-2", new Bounds(0, 8_000, OVER)), this::offer, () -> now);

    private boolean offer(Input input) {
        return !isFull && told.add(input);
    }

    private void reads(String probe, int milliCelsius) {
        climate.read(probe, Reading.celsius(OptionalInt.of(milliCelsius)));
    }

    private static Input alarm(boolean on, String probes) {
        return new Input.AlarmSeen(Alarm.CLIMATE, on, probes);
    }

    @Test
    void onceEveryProbeIsRightTheCoreIsToldSo() {
        reads("cold-1", 4_000);
        assertThat(told).isEmpty();
        reads("cold-2", 4_000);
        reads("cold-1", 4_100);
        assertThat(told).containsExactly(alarm(false, ""));
    }

    @Test
    void theProbeAtTheDoorsTellsTheCoreHowColdItIs_andThatItIsSilent() {
        Climate outside = new Climate(
                Map.of("street", new Bounds(-40_000, 60_000, OVER), "cold-1", new Bounds(0, 8_000, OVER)),
                Optional.of("street"),
                this::offer,
                () -> now);
        outside.read("cold-1", Reading.celsius(OptionalInt.of(4_000)));
        isFull = true;
        outside.read("street", Reading.celsius(OptionalInt.of(-21_000)));
        isFull = false;
        outside.read("street", Reading.celsius(OptionalInt.of(-21_000)));
        outside.read("street", Reading.celsius(OptionalInt.of(-21_000)));
        outside.read("street", Reading.NONE);
        assertThat(told)
                .filteredOn(Input.TemperatureSeen.class::isInstance)
                .containsExactly(
                        new Input.TemperatureSeen(OptionalInt.of(-21_000)),
                        new Input.TemperatureSeen(OptionalInt.empty()));
    }

    @Test
    void aDoorThatWasOpenIsNoAlarmAndAFanThatHasFailedIs() {
        reads("cold-1", 4_000);
        reads("cold-2", 4_000);
        told.clear();
        reads("cold-1", 8_001);
        now += OVER - 1;
        reads("cold-1", 8_000);
        now += OVER;
        reads("cold-1", 8_001);
        now += OVER - 1;
        reads("cold-1", 9_000);
        assertThat(told).isEmpty();
        now += 1;
        reads("cold-1", 9_000);
        assertThat(told).containsExactly(alarm(true, "cold-1"));
        reads("cold-1", 7_900);
        assertThat(told).containsExactly(alarm(true, "cold-1"), alarm(false, ""));
    }

    @Test
    void aProbeThatNeverAnswersIsAnAlarmToo() {
        reads("cold-1", 4_000);
        now += OVER;
        climate.read("cold-2", Reading.NONE);
        assertThat(told).containsExactly(alarm(true, "cold-2"));
    }

    @Test
    void anInboxThatIsFullIsToldAtTheNextReading() {
        isFull = true;
        reads("cold-1", 4_000);
        reads("cold-2", 4_000);
        isFull = false;
        reads("cold-2", 4_000);
        assertThat(told).containsExactly(alarm(false, ""));
    }

    @Test
    void theNewestOfEachIsKept() {
        reads("cold-1", 4_000);
        now += 10;
        reads("cold-1", 5_000);
        assertThat(climate.newest().get(0))
                .isEqualTo(new Climate.Newest("cold-1", Reading.celsius(OptionalInt.of(5_000)), now));
    }
}
