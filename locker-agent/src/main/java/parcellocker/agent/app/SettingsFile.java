package parcellocker.agent.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import parcellocker.agent.kiosk.QuietHours;
import parcellocker.agent.locker.Configured;
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

    private static final long DAY_MILLIS = 86_400_000;

    private final Path file;
    private final JsonNode overlay;
    private final List<String> mistakes = new ArrayList<>();

    private SettingsFile(Path file, JsonNode overlay) {
        this.file = file;
        this.overlay = overlay;
    }

    /** Reads and checks; {@link BadSettingsException} lists every mistake. */
    static Settings read(Path file) {
        return read(file, JsonNodeFactory.instance.objectNode());
    }

    /** As {@link #read(Path)}, with the city's values in the place of the file's. */
    static Settings read(Path file, JsonNode overlay) {
        return new SettingsFile(file, overlay).settings();
    }

    /** What stands under a key like {@code profile.graceMillis}; missing if nothing does. */
    static JsonNode at(Path file, String key) {
        JsonNode root = new SettingsFile(file, JsonNodeFactory.instance.objectNode())
                .tree(file.toString(), () -> Files.newInputStream(file));
        return root.at("/" + key.replace('.', '/'));
    }

    private Settings settings() {
        JsonNode root = over(tree(file.toString(), () -> Files.newInputStream(file)), overlay);
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
                    ProfileFields.read(top, mailIn != Settings.MailInRule.NONE),
                    LineFields.read(top, layout),
                    around,
                    CityFields.read(top, this::path, who),
                    kiosk(top),
                    RescueFields.read(top, this::path, around.gpio()),
                    (int) top.number("stretch", new Bounds(Stretch.LEAST, Stretch.MOST, 100_000)),
                    ElementFields.read(top, this::path),
                    top.choice("wiring", Settings.WiringRule.VERIFIED),
                    mailIn,
                    top.number("trialMillis", new Bounds(5_000, 600_000, Configured.TRIAL_MILLIS)),
                    top.number("reportMillis", new Bounds(60_000, 7 * DAY_MILLIS, DAY_MILLIS)));
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
        SettingsFile reading = new SettingsFile(file, JsonNodeFactory.instance.objectNode());
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

    /** The one with the other's values in it, section by section. */
    private static JsonNode over(JsonNode base, JsonNode values) {
        if (!base.isObject() || !values.isObject()) {
            return values;
        }
        ObjectNode both = base.deepCopy();
        values.properties()
                .forEach(field -> both.set(
                        field.getKey(),
                        both.has(field.getKey())
                                ? over(both.get(field.getKey()), field.getValue())
                                : field.getValue()));
        return both;
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
