package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinePaceTest {
    private static final long READING = 27_500;
    private static final long ROUND = 4 * READING;
    private static final List<Long> BARE = repeated(ROUND * 101 / 100, 200);
    private static final List<Long> GOOD = repeated(ROUND * 106 / 100, 200);
    private static final List<LinePace.Wait> PROMPT = Collections.nCopies(40, new LinePace.Wait(READING / 2, 1));

    private static List<Long> repeated(long micros, int times) {
        return Collections.nCopies(times, micros);
    }

    /** The same, but every tenth takes that long. */
    private static List<Long> sometimes(List<Long> usual, long micros) {
        List<Long> all = new ArrayList<>(usual);
        for (int i = 0; i < all.size(); i += 10) {
            all.set(i, micros);
        }
        return all;
    }

    private static LinePace pace(List<LinePace.Window> windows, List<LinePace.Wait> waits) {
        return new LinePace(ROUND, READING, windows, waits, repeated(READING, 200));
    }

    private static List<LinePace.Window> thrice(List<Long> rounds, List<Long> bare) {
        return Collections.nCopies(3, new LinePace.Window(rounds, bare));
    }

    @Test
    void a_line_that_takes_little_more_than_it_must_is_good() {
        LinePace pace = pace(thrice(GOOD, BARE), PROMPT);
        assertThat(pace.isGood()).as("%s", pace.told()).isTrue();
        assertThat(pace.told()).noneMatch(line -> line.contains("TOO"));
    }

    @Test
    void an_ordinary_round_that_is_slow_is_the_machines_only_if_the_bare_loops_is_as_slow() {
        List<Long> slow = repeated(ROUND * 112 / 100, 200);
        LinePace pace = pace(thrice(slow, BARE), PROMPT);
        assertThat(pace.isGood()).isFalse();
        assertThat(pace.told()).anyMatch(line -> line.contains("ordinary") && line.endsWith("TOO SLOW"));
        assertThat(pace(thrice(slow, slow), PROMPT).isGood()).isTrue();
    }

    @Test
    void a_tenth_of_slow_rounds_is_not_hidden_behind_the_median() {
        List<Long> rounds = sometimes(GOOD, ROUND * 2);
        assertThat(pace(thrice(rounds, BARE), PROMPT).isGood()).isFalse();
    }

    @Test
    void slow_rounds_are_the_machines_if_a_bare_loop_had_them_at_the_same_moment() {
        List<Long> rounds = sometimes(GOOD, ROUND * 2);
        assertThat(pace(thrice(rounds, sometimes(BARE, ROUND * 2)), PROMPT).isGood())
                .isTrue();
    }

    @Test
    void one_hiccup_of_the_machine_in_one_stretch_of_time_is_not_held_against_the_line_but_two_are() {
        LinePace.Window calm = new LinePace.Window(GOOD, BARE);
        LinePace.Window hiccup = new LinePace.Window(sometimes(GOOD, ROUND * 2), BARE);
        assertThat(pace(List.of(calm, hiccup, calm), PROMPT).isGood()).isTrue();
        assertThat(pace(List.of(hiccup, calm, hiccup), PROMPT).isGood()).isFalse();
    }

    @Test
    void one_release_of_forty_that_waits_for_two_transactions_is_too_many_however_fast_they_were() {
        List<LinePace.Wait> waits = new ArrayList<>(PROMPT);
        waits.set(7, new LinePace.Wait(READING / 2, 2));
        LinePace pace = pace(thrice(GOOD, BARE), waits);
        assertThat(pace.isGood()).isFalse();
        assertThat(pace.told()).anyMatch(line -> line.endsWith("TOO MANY"));
    }

    @Test
    void a_third_of_slow_waits_is_not_hidden_behind_the_median_nor_behind_one_hiccup_of_the_bare_loop() {
        List<LinePace.Wait> waits = new ArrayList<>(PROMPT);
        for (int i = 0; i < waits.size(); i += 3) {
            waits.set(i, new LinePace.Wait(READING * 2, 1));
        }
        List<Long> bareReadings = new ArrayList<>(repeated(READING, 200));
        bareReadings.set(150, READING * 9);
        assertThat(new LinePace(ROUND, READING, thrice(GOOD, BARE), waits, bareReadings).isGood())
                .isFalse();
    }

    @Test
    void one_release_of_forty_that_waits_longer_than_a_reading_is_too_slow_unless_a_bare_reading_was_as_slow() {
        List<LinePace.Wait> waits = new ArrayList<>(PROMPT);
        waits.set(7, new LinePace.Wait(READING * 3 / 2, 1));
        assertThat(pace(thrice(GOOD, BARE), waits).isGood()).isFalse();
        List<Long> bareReadings = new ArrayList<>(repeated(READING, 200));
        bareReadings.set(150, READING * 3 / 2);
        assertThat(new LinePace(ROUND, READING, thrice(GOOD, BARE), waits, bareReadings).isGood())
                .isTrue();
    }
}
