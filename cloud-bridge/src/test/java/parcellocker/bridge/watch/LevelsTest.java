package parcellocker.bridge.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LevelsTest {
    @Test
    void one_reading_tells_one_survey() throws Exception {
        try (Meters meters = Meters.forPrometheus()) {
            Levels levels = new Levels(meters, List.of("sms"), () -> true);
            levels.are(backlog(1));
            Thread surveyor = Thread.ofPlatform().unstarted(() -> levels.are(backlog(2)));
            Gauge.builder("bridge.meanwhile", () -> surveyed(surveyor)).register(meters.registry());
            assertThat(told(meters.text())).containsExactly("1.0");
            surveyor.join();
            assertThat(told(meters.text())).containsExactly("2.0");
        }
    }

    /** Read between two others: meanwhile a second survey ends, or waits until all are read. */
    private static int surveyed(Thread surveyor) {
        if (surveyor.getState() == Thread.State.NEW) {
            surveyor.start();
        }
        while (surveyor.getState() != Thread.State.BLOCKED && surveyor.isAlive()) {
            Thread.onSpinWait();
        }
        return 1;
    }

    @Test
    void what_could_not_be_asked_has_no_value() {
        try (Meters meters = Meters.forPrometheus()) {
            Levels levels = new Levels(meters, List.of("sms"), () -> true);
            assertThat(told(meters.text())).containsExactly("NaN");
            levels.are(backlog(3));
            assertThat(told(meters.text())).containsExactly("3.0");
            levels.unknown();
            assertThat(told(meters.text())).containsExactly("NaN");
        }
    }

    private static Set<String> told(String text) {
        return text.lines()
                .filter(line -> line.matches("bridge_(quarantine|directives|lockers|notices|webhooks).*"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    private static Backlog backlog(long each) {
        Backlog.Owed owed = new Backlog.Owed(each, each);
        return new Backlog(
                each,
                each,
                Duration.ofSeconds(each),
                Map.of("sms", owed),
                owed,
                Map.of("online", each, "stale", each, "never", each));
    }
}
