package parcellocker.agent.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.kiosk.QuietHours;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.vault.Stretch;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;

/** The agent's one YAML file, read once. Unknown keys are refused and all mistakes told at once. */
final class SettingsFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Where Linux mounts what is plugged in. */
    private static final Path STICKS = Path.of("/media");

    private final Path file;
    private final List<String> mistakes = new ArrayList<>();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** Reads and checks; {@link BadSettingsException} lists every mistake. */
    static Settings read(Path file) {
        return new SettingsFile(file).settings();
    }

    private Settings settings() {
        JsonNode root = tree(file.toString(), () -> Files.newInputStream(file));
        Settings settings;
        try (Fields top = new Fields("", root, mistakes)) {
            Who who = Who.read(top, this::path);
            Layout layout = layout(top.text("cabinet"));
            Around around = AroundFields.read(top, this::path);
            Settings.MailInRule mailIn = top.choice("mailIn", Settings.MailInRule.NONE);
            settings = new Settings(
                    top.value("locker", LockerId::new).orElse(new LockerId("unknown")),
                    who.epoch(),
                    top.value("data", this::path).orElse(file),
                    who.keys(),
                    who.device(),
                    layout,
                    profile(top, mailIn != Settings.MailInRule.NONE),
                    LineFields.read(top, layout),
                    around,
                    CityFields.read(top, this::path, who),
                    kiosk(top),
                    RescueFields.read(top, this::path, around.gpio()),
                    (int) top.number("stretch", new Bounds(Stretch.LEAST, Stretch.MOST, 100_000)),
                    ElementFields.read(top, this::path),
                    top.choice("wiring", Settings.WiringRule.VERIFIED),
                    mailIn);
            check(top, settings);
        }
        if (!mistakes.isEmpty()) {
            throw new BadSettingsException(mistakes);
        }
        return settings;
    }

    /**
     * What the rescue needs, as far as the file can be read: whatever else is wrong with it must keep no door shut.
     *
     * @param told each mistake
     */
    static RescueSettings forRescue(Path file, Consumer<String> told) {
        SettingsFile reading = new SettingsFile(file);
        JsonNode root = reading.tree(file.toString(), () -> Files.newInputStream(file));
        Fields top = new Fields("", root, reading.mistakes);
        Layout layout = reading.layout(top.text("cabinet"));
        Optional<Around.Gpio> gpio = GpioFields.read(top);
        RescueSettings settings = new RescueSettings(
                top.value("data", reading::path),
                layout,
                LineFields.read(top, layout),
                RescueFields.read(top, reading::path, gpio),
                gpio);
        reading.mistakes.forEach(told);
        return settings;
    }

    private Layout layout(String name) {
        return Layout.read(
                named("/hardware/cabinets/", name),
                profile -> named("/hardware/boards/modbus/profiles/", profile),
                mistakes);
    }

    /** A file shipped with the hardware module by its name, or one beside the configuration. */
    private JsonNode named(String folder, String name) {
        String resource = folder + name + ".yaml";
        boolean shipped = name.matches("[a-z0-9-]+") && SettingsFile.class.getResource(resource) != null;
        return shipped
                ? tree(
                        name,
                        () -> Optional.ofNullable(SettingsFile.class.getResourceAsStream(resource))
                                .orElseThrow(() -> new IOException(name)))
                : tree(name, () -> Files.newInputStream(path(name)));
    }

    private static Profile profile(Fields top, boolean takesMailIns) {
        Profile standard = Profile.standard(ConsentPolicy.STRICT).taking(takesMailIns);
        if (!top.has("profile")) {
            return standard;
        }
        try (Fields profile = top.section("profile")) {
            return new Profile(
                    profile.choice("consent", standard.consent()),
                    profile.number("leastOpenMillis", new Bounds(200, 10_000, standard.leastOpenMillis())),
                    profile.number("graceMillis", new Bounds(0, 3_600_000, standard.graceMillis())),
                    profile.number("openWaitMillis", new Bounds(1_000, 10_000, standard.openWaitMillis())),
                    profile.number("remindMillis", new Bounds(5_000, 30_000, standard.remindMillis())),
                    profile.number("leftOpenMillis", new Bounds(30_000, 600_000, standard.leftOpenMillis())),
                    profile.number("noticeMillis", new Bounds(0, 120_000, standard.noticeMillis())),
                    profile.number("idleMillis", new Bounds(10_000, 600_000, standard.idleMillis())),
                    (int) profile.number("lowReserve", new Bounds(0, 20, standard.lowReserve())),
                    (int) profile.number("courierShare", new Bounds(1, 100, standard.courierShare())),
                    takesMailIns,
                    new Profile.Caretaking(
                            (int) profile.number(
                                    "caretakerOpenings",
                                    new Bounds(0, 50, standard.caretaking().mostPerDay())),
                            profile.number(
                                    "ticketMillis",
                                    new Bounds(
                                            600_000,
                                            259_200_000,
                                            standard.caretaking().ticketMillis()))));
        }
    }

    private Settings.Kiosk kiosk(Fields top) {
        try (Fields kiosk = top.section("kiosk")) {
            String host = kiosk.maybeText("host").orElse("127.0.0.1");
            boolean open = kiosk.flag("open", false);
            if (!host.equals("127.0.0.1") && !host.equals("::1")) {
                kiosk.note(Problem.CONFIG_OUT_OF_RANGE, "host", "is '" + host + "', allowed: 127.0.0.1 or ::1");
            }
            return new Settings.Kiosk(
                    host,
                    (int) kiosk.number("port", new Bounds(0, 65_535, 8_080)),
                    open,
                    quiet(kiosk),
                    kiosk.has("sticks") ? kiosk.value("sticks", this::path).orElse(STICKS) : STICKS);
        }
    }

    /** Local time of the machine's zone, which is the place's. */
    private static Optional<QuietHours> quiet(Fields kiosk) {
        if (!kiosk.has("quiet")) {
            return Optional.empty();
        }
        try (Fields quiet = kiosk.section("quiet")) {
            Optional<LocalTime> from = quiet.value("from", SettingsFile::time);
            Optional<LocalTime> to = quiet.value("to", SettingsFile::time);
            return from.flatMap(
                    first -> to.map(last -> new QuietHours(first, last, Clock.system(ZoneId.systemDefault()))));
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("a time like \"22:30\", in quotes, is expected", unreadable);
        }
    }

    private static void check(Fields top, Settings settings) {
        for (Layout.Board board : settings.layout().boards()) {
            long wired = settings.lines().stream()
                    .filter(line -> line.boards().contains(board.id()))
                    .count();
            if (wired != 1) {
                top.note(
                        Problem.CONFIG_CONFLICT,
                        "lines",
                        "must name board " + board.id() + " once, name it " + wired + " times");
            }
        }
        checkGate(top, settings);
        SharedProbes.check(top, settings);
        if (settings.mailIn() == Settings.MailInRule.WATCHED
                && settings.around().cameras().isEmpty()) {
            top.note(Problem.CONFIG_CONFLICT, "mailIn", "is WATCHED and there are no cameras");
        }
    }

    /** It stands in one supply: with two, the end of a pulse on one would cut the pulse on the other short. */
    private static void checkGate(Fields top, Settings settings) {
        boolean isGated = settings.around().gpio().flatMap(Around.Gpio::gate).isPresent();
        long supplies = settings.lines().stream()
                .map(line -> line.supply().name())
                .distinct()
                .count();
        if (isGated && supplies > 1) {
            top.note(
                    Problem.CONFIG_CONFLICT,
                    "gpio",
                    "has one gate and the lines name " + supplies + " supplies; a gate stands before one");
        }
    }

    private Path path(String text) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of(text) : parent.resolve(text);
    }

    private JsonNode tree(String name, Source source) {
        try (InputStream in = source.open()) {
            JsonNode root = YAML.readTree(in);
            return root == null || root.isMissingNode() ? JsonNodeFactory.instance.objectNode() : root;
        } catch (IOException | InvalidPathException unreadable) {
            mistakes.add(Problem.CONFIG_UNREADABLE.code() + " " + name + " cannot be read: "
                    + unreadable.getClass().getSimpleName() + " "
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }
}
