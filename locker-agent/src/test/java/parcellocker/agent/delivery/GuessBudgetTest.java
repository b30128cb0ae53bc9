package parcellocker.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuessBudgetTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 1", "6, 0", "10, 5", "15, 15", "20, 60", "25, 60"})
    void theRestGrowsInSteps(int failures, long minutes) {
        GuessBudget budget = GuessBudget.FRESH;
        long age = 0;
        for (int i = 0; i < failures; i++) {
            age += budget.waitMillis(age) + 1;
            budget = budget.failed(age);
        }
        assertThat(budget.waitMillis(age)).isEqualTo(minutes * MINUTE);
    }

    @Test
    void afterThirtyItRestsUntilTheFirstIsADayOld() {
        GuessBudget budget = GuessBudget.FRESH;
        long age = 0;
        for (int i = 0; i < 30; i++) {
            age += budget.waitMillis(age) + 1;
            budget = budget.failed(age);
        }
        assertThat(age + budget.waitMillis(age)).isEqualTo(budget.failedAt().get(0) + DAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noScheduleGetsMoreThanFifteenInAQuarterOfAnHourOrThirtyInADay(long seed) {
        Random chance = new Random(seed);
        GuessBudget budget = GuessBudget.FRESH;
        List<Long> evaluated = new ArrayList<>();
        for (long age = 0; age < 6 * DAY; age += pause(chance)) {
            if (budget.waitMillis(age) == 0) {
                budget = budget.failed(age);
                evaluated.add(age);
            }
        }
        assertThat(evaluated).hasSizeGreaterThan(60);
        assertThat(mostWithin(evaluated, 15 * MINUTE)).isLessThanOrEqualTo(GuessBudget.MOST_PER_QUARTER);
        assertThat(mostWithin(evaluated, DAY)).isLessThanOrEqualTo(GuessBudget.MOST_PER_DAY);
    }

    @Test
    void aBurstThatLeavesTheDayDoesNotMakeRoomForALargerOne() {
        GuessBudget budget = GuessBudget.FRESH;
        List<Long> evaluated = new ArrayList<>();
        long age = 0;
        for (int i = 0; i < 15; i++) {
            age += budget.waitMillis(age) + 1;
            budget = budget.failed(age);
            evaluated.add(age);
        }
        for (age = 12 * 60 * MINUTE; evaluated.size() < 29; age += 2 * MINUTE) {
            if (budget.waitMillis(age) == 0) {
                budget = budget.failed(age);
                evaluated.add(age);
            }
        }
        for (age = DAY - MINUTE; age < DAY + 30 * MINUTE; age += 1_000) {
            if (budget.waitMillis(age) == 0) {
                budget = budget.failed(age);
                evaluated.add(age);
            }
        }
        assertThat(mostWithin(evaluated, 15 * MINUTE)).isLessThanOrEqualTo(15);
    }

    @Test
    void timeStandingStillAtAPowerCutGivesNothingBack() {
        GuessBudget budget = GuessBudget.FRESH;
        for (int i = 0; i < 5; i++) {
            budget = budget.failed(1_000);
        }
        assertThat(budget.waitMillis(1_000)).isEqualTo(MINUTE);
    }

    private static long pause(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> 1;
            case 1 -> chance.nextInt(1_000) + 1;
            case 2 -> chance.nextInt(5 * 60_000) + 1;
            default -> chance.nextInt(20 * 60_000) + 1;
        };
    }

    private static int mostWithin(List<Long> ages, long span) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < ages.size(); to++) {
            while (ages.get(to) - ages.get(from) >= span) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
