package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.app.technician.BoardChecks;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.ListedLine;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.app.technician.WiringFile;
import parcellocker.agent.hardware.gpio.RescueKey;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.hardware.scanner.SerialScanner;
import parcellocker.agent.locker.Input;
import parcellocker.agent.vault.KeyFile;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Whether everything that is configured is there and works. What is unplugged must be told: each check needs a real answer. */
final class SelfTest {
    private static final long SCAN_SECONDS = 20;
    private static final long MIB = 1L << 20;
    private static final long DAY_MILLIS = 86_400_000;

    private final Settings settings;
    private final Uptime uptime;
    private final Person person;
    private final Path timesync;
    private boolean lights;

    SelfTest(Settings settings, Uptime uptime, Person person, Path timesync) {
        this.settings = settings;
        this.uptime = uptime;
        this.person = person;
        this.timesync = timesync;
    }

    /** Lights the lamp of every door whose board has one, for a person to look at. */
    SelfTest lighting(boolean wanted) {
        lights = wanted;
        return this;
    }

    /** Every check, in order; each is told as soon as it is known. */
    List<Check> run() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        tell(checks, folder());
        tell(checks, room());
        tell(checks, clock());
        tell(checks, keys());
        tell(checks, wiring());
        BoardChecks boards = new BoardChecks(uptime);
        for (ListedLine line : Places.lines(settings)) {
            for (Check check : boards.of(line)) {
                tell(checks, check);
            }
        }
        rescue().ifPresent(check -> tell(checks, check));
        for (Settings.Line line : settings.lines()) {
            tell(checks, doors(line));
        }
        if (settings.around().scanner().isPresent()) {
            tell(checks, scanner(settings.around().scanner().get()));
        }
        for (Check check : new AroundChecks(settings, uptime, person).run()) {
            tell(checks, check);
        }
        return checks;
    }

    private void tell(List<Check> checks, Check check) {
        checks.add(check);
        person.tell(check.line());
    }

    private Check folder() {
        Path data = settings.data();
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(data);
            if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                return Check.fail("data folder", Problem.STORE_FAILED, data + " may be written by everybody");
            }
            Path probe = Files.createTempFile(data, "selftest", "");
            Files.delete(probe);
            return Check.pass("data folder", data + " " + PosixFilePermissions.toString(rights));
        } catch (IOException refused) {
            return Check.fail(
                    "data folder", Problem.STORE_FAILED, data + " cannot be written: " + refused.getMessage());
        }
    }

    private Check room() {
        try {
            FileStore disk = Files.getFileStore(settings.data());
            long free = disk.getUsableSpace();
            long least = Math.max(
                    Input.StorageSeen.LEAST_FREE, Math.min(disk.getTotalSpace() / 10, Input.StorageSeen.PLENTY));
            String said = free / MIB + " MiB free, " + least / MIB + " needed";
            return free < least ? Check.fail("disk room", Problem.STORAGE_LOW, said) : Check.pass("disk room", said);
        } catch (IOException refused) {
            return Check.fail("disk room", Problem.STORE_FAILED, String.valueOf(refused.getMessage()));
        }
    }

    private Check clock() {
        try {
            long age = SystemClock.machineMillis()
                    - Files.getLastModifiedTime(timesync).toMillis();
            String said = "network time " + TimeUnit.MILLISECONDS.toMinutes(age) + " min ago";
            return age > DAY_MILLIS
                    ? Check.fail("clock source", Problem.CLOCK_NOT_TRUSTED, said)
                    : Check.pass("clock source", said);
        } catch (IOException never) {
            return Check.fail(
                    "clock source", Problem.CLOCK_NOT_TRUSTED, "no network time was ever taken (" + timesync + ")");
        }
    }

    private Check keys() {
        try {
            String drawn = KeyFile.read(settings.keys()).devicePublic();
            return Check.pass("key file", settings.keys() + ", " + drawn.length() + " characters of public key");
        } catch (ProblemException refused) {
            return Check.fail("key file", refused.problem(), String.valueOf(refused.getMessage()));
        } catch (IOException refused) {
            return Check.fail("key file", Problem.CONFIG_UNREADABLE, String.valueOf(refused.getMessage()));
        }
    }

    private Check wiring() {
        try {
            List<String> lines = new WiringFile(settings.data()).read().differences(Places.of(settings.layout()));
            return lines.isEmpty()
                    ? Check.pass("wiring", "every compartment is verified")
                    : Check.fail(
                            "wiring",
                            Problem.WIRING_UNVERIFIED,
                            lines.size() + " of "
                                    + settings.layout().cabinet().compartments().size()
                                    + " compartments are not verified");
        } catch (ProblemException damaged) {
            return Check.fail("wiring", damaged.problem(), String.valueOf(damaged.getMessage()));
        } catch (IOException unreadable) {
            return Check.fail("wiring", Problem.CONFIG_UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<Check> rescue() {
        return settings.rescue().map(SelfTest::atRest);
    }

    private static Check atRest(Settings.Rescue poles) {
        try (OpenedKey key = OpenedKey.of(poles)) {
            RescueKey.Position now = key.read();
            return now == RescueKey.Position.OFF
                    ? Check.pass("rescue key", "not turned")
                    : Check.fail("rescue key", Problem.RESCUE_KEY_BROKEN, "reads " + now + ", must read OFF");
        } catch (ProblemException absent) {
            return Check.fail(
                    "rescue key",
                    absent.problem(),
                    absent.getMessage()
                            + "; while it is watched, nobody else has its pins: systemctl stop locker-rescue");
        }
    }

    /** What each door's contact says now, and how the boards are set themselves. */
    private Check doors(Settings.Line line) throws InterruptedException {
        LineCheck check = new LineCheck(settings.layout(), line, uptime, person::tell);
        String name = "doors of line " + line.id();
        return check.isGood(Wires.source(line.plug()), lights)
                ? Check.pass(name, "every contact is told of")
                : Check.fail(name, Problem.NO_FEEDBACK, "see the lines above");
    }

    /** A scanner says nothing by itself: only a scan proves it. */
    private Check scanner(Around.Scanner scanner) throws InterruptedException {
        Settings.Serial serial = scanner.serial();
        BlockingQueue<Input> read = new LinkedBlockingQueue<>();
        try (SerialScanner reading = new SerialScanner(
                () -> SerialChannel.open(Wires.port(serial)),
                new SerialScanner.Manner(scanner.control(), new Repeats(0)),
                read::offer,
                uptime)) {
            reading.start();
            person.holdACode(Optional.of(serial.port()));
            Input scanned = read.poll(SCAN_SECONDS, TimeUnit.SECONDS);
            return scanned == null
                    ? Check.fail(
                            "scanner", Problem.SCANNER_LOST, serial.port() + ": nothing came in " + SCAN_SECONDS + " s")
                    : Check.pass("scanner", serial.port() + " has read a code");
        }
    }
}
