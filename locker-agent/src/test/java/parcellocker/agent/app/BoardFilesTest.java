package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for a board, against the page that says how they are installed: what one names, the other must make. */
class BoardFilesTest {
    private static final Path OS = Path.of("..", "hardware", "os");
    /** Groups that every Debian has. */
    private static final Set<String> GIVEN = Set.of("dialout", "video", "input", "render", "root");

    private static String page() throws IOException {
        return Files.readString(OS.resolve("README.md"));
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(OS)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static List<String> words(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Set<String> named(Path unit, String key) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : words(Files.readString(unit), "^" + key + "=.*$")) {
            names.addAll(List.of(line.substring(key.length() + 1).split(" ", -1)));
        }
        return names;
    }

    /** Else systemd ends the unit with 216/GROUP or 217/USER before its first line. */
    @Test
    void everyUserAndGroupThatAUnitNamesIsMadeByThePage() throws IOException {
        String page = page();
        Set<String> made = new TreeSet<>(GIVEN);
        words(page, "^(?:groupadd|useradd) [^#\\n]*")
                .forEach(line -> made.add(line.strip().replaceFirst(".* ", "")));
        for (Path unit : files(".service")) {
            for (String key : List.of("User", "Group", "SupplementaryGroups")) {
                assertThat(made).as("%s of %s", key, unit).containsAll(named(unit, key));
            }
        }
        assertThat(page)
                .as("a command of the technician's has the same groups")
                .containsPattern("(?m)^useradd .*--groups dialout,gpio locker$");
        assertThat(page.indexOf("groupadd --system --force gpio"))
                .as("before the user who is put into it")
                .isBetween(0, page.indexOf("useradd"));
    }

    @Test
    void pinsAreGivenToTheGroupThatTheUnitsHave() throws IOException {
        assertThat(Files.readString(OS.resolve("99-locker-gpio.rules")))
                .contains("SUBSYSTEM==\"gpio\", KERNEL==\"gpiochip*\", GROUP=\"gpio\", MODE=\"0660\"");
        for (String unit : List.of("locker-agent", "locker-rescue", "locker-rescue-open")) {
            assertThat(named(OS.resolve(unit + ".service"), "SupplementaryGroups"))
                    .as(unit)
                    .contains("gpio");
        }
    }

    @Test
    void everyFileIsInstalledByThePage() throws IOException {
        String page = page();
        for (Path unit : files(".service")) {
            assertThat(page).contains(unit.getFileName().toString());
        }
        assertThat(page).contains("install -m 644 *.rules /etc/udev/rules.d/").contains("install -m 755 locker-agent ");
        assertThat(OS.resolve("locker-agent")).isExecutable();
    }

    /** Debian mounts /run noexec: what a library unpacks there cannot be loaded. */
    @Test
    void nativeLibrariesAreUnpackedWhereTheyMayRun() throws IOException {
        List<Path> all = Stream.concat(files(".service").stream(), Stream.of(OS.resolve("locker-agent")))
                .toList();
        for (Path file : all) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("tmpdir=\"?/run");
        }
        for (String unit : List.of("locker-rescue", "locker-rescue-open")) {
            assertThat(Files.readString(OS.resolve(unit + ".service")))
                    .as("whatever state the disk is in")
                    .contains("-Djava.io.tmpdir=/tmp -Djna.tmpdir=/tmp")
                    .contains("TemporaryFileSystem=/tmp:mode=1777");
        }
    }

    @Test
    void everyClassThatIsStartedIsThere() throws IOException, ClassNotFoundException {
        List<Path> all = Stream.concat(files(".service").stream(), Stream.of(OS.resolve("locker-agent")))
                .toList();
        Set<String> started = new TreeSet<>();
        for (Path file : all) {
            started.addAll(words(Files.readString(file), "parcellocker\\.agent\\.app\\.\\w+"));
        }
        assertThat(started).hasSize(3);
        for (String name : started) {
            assertThat(Class.forName(name).getName()).isEqualTo(name);
        }
    }

    /** The pages of boards name the ports of the panels they come with; the unit must let the agent have each. */
    @Test
    void everySerialPortThatThePagesNameIsAllowedByTheUnit() throws IOException {
        Set<String> allowed = named(OS.resolve("locker-agent.service"), "DeviceAllow");
        Set<String> ports = new TreeSet<>();
        try (Stream<Path> pages = Files.walk(OS.resolveSibling("boards"))) {
            for (Path file :
                    pages.filter(each -> each.toString().endsWith(".md")).toList()) {
                ports.addAll(words(Files.readString(file), "(?<=/dev/)tty[A-Za-z]+"));
            }
        }
        assertThat(ports).contains("ttymxc");
        assertThat(allowed)
                .containsAll(ports.stream().map(port -> "char-" + port).toList());
    }
}
