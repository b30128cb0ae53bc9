package parcellocker.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every complaint that the screen answers names tests that are there and run: {@code COMPLAINTS.md}. */
class ComplaintsTest {
    private static final List<Integer> ANSWERED =
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 20, 22, 23);
    private static final List<String> MODULES =
            List.of("locker-agent", "locker-sim", "cloud-bridge", "cloud-bridge/contract");
    private static final Pattern ROW = Pattern.compile("\\| ([0-9]+) \\|([^|]+)\\|([^|]+)\\|([^|]+)\\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern RUNS = Pattern.compile("\\w+(Test|IT)");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private record Named(String type, String method) {
        @Override
        public String toString() {
            return type + "#" + method;
        }
    }

    private static SortedMap<Integer, List<Named>> answers() throws IOException {
        SortedMap<Integer, List<Named>> answers = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("locker-sim/COMPLAINTS.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                List<Named> tests = new ArrayList<>();
                Matcher named = NAMED.matcher(row.group(4));
                while (named.find()) {
                    tests.add(new Named(named.group(1), named.group(2)));
                }
                assertThat(answers.put(Integer.valueOf(row.group(1)), tests)).isNull();
            }
        }
        return answers;
    }

    @Test
    void every_complaint_names_a_test_of_its_own() throws IOException {
        SortedMap<Integer, List<Named>> answers = answers();
        assertThat(answers.keySet()).containsExactlyElementsOf(ANSWERED);
        answers.forEach((complaint, tests) ->
                assertThat(tests).as("complaint %d", complaint).isNotEmpty());
    }

    @Test
    void every_test_that_is_named_is_there_and_runs() throws IOException {
        List<String> faults = new ArrayList<>();
        for (List<Named> tests : answers().values()) {
            for (Named named : tests) {
                fault(named).ifPresent(fault -> faults.add(named + " " + fault));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_test_that_is_not_there_or_does_not_run_is_found_out() throws IOException {
        assertThat(fault(new Named("PickupTest", "noSuchSentence"))).contains("has no such test");
        assertThat(fault(new Named("NoSuchTest", "noSuchSentence"))).contains("is in no module");
        assertThat(fault(new Named("Rig", "powerCut"))).contains("is no test class");
    }

    private static Optional<String> fault(Named named) throws IOException {
        if (!RUNS.matcher(named.type()).matches()) {
            return Optional.of("is no test class");
        }
        List<Path> sources = sources(named.type());
        if (sources.isEmpty()) {
            return Optional.of("is in no module");
        }
        Pattern test = Pattern.compile(
                "@(Test|ParameterizedTest)\\b(?:(?!\\bvoid\\b).){0,400}\\bvoid " + named.method() + "\\(",
                Pattern.DOTALL);
        for (Path source : sources) {
            String text = Files.readString(source);
            if (test.matcher(text).find() && !text.contains("@Disabled")) {
                return Optional.empty();
            }
        }
        return Optional.of("has no such test");
    }

    private static List<Path> sources(String type) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.endsWith(type + ".java")).forEach(found::add);
            }
        }
        return found;
    }
}
