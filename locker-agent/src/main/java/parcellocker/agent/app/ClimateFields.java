package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.hardware.climate.Climate;
import parcellocker.agent.hardware.climate.RegisterMap;
import parcellocker.agent.hardware.climate.RegisterMap.Register;
import parcellocker.agent.hardware.climate.RegisterMap.Sign;
import parcellocker.contract.problem.Problem;

/** The section {@code climate}: lines of thermometers, and probes with what is right for them. */
final class ClimateFields {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Function<String, Path> path;
    private final Set<String> lines = new LinkedHashSet<>();
    private final Set<String> probes = new LinkedHashSet<>();

    private ClimateFields(Function<String, Path> path) {
        this.path = path;
    }

    static Optional<Around.Thermometers> read(Fields top, Function<String, Path> path) {
        if (!top.has("climate")) {
            return Optional.empty();
        }
        try (Fields fields = top.section("climate")) {
            return Optional.of(new ClimateFields(path).climate(fields));
        }
    }

    private Around.Thermometers climate(Fields fields) {
        List<Around.ProbeLine> wires = new ArrayList<>();
        if (fields.has("lines")) {
            for (Fields line : fields.sections("lines")) {
                try (line) {
                    Around.ProbeLine wire = new Around.ProbeLine(
                            line.text("id"), AroundFields.serial(line, path), line.flag("echo", false));
                    if (!lines.add(wire.id())) {
                        line.note(Problem.CONFIG_CONFLICT, "id", "is '" + wire.id() + "' as another line's");
                    }
                    wires.add(wire);
                }
            }
        }
        List<Around.Probe> read = new ArrayList<>();
        for (Fields probe : fields.sections("probes")) {
            try (probe) {
                probe(probe).ifPresent(read::add);
            }
        }
        Optional<String> doors = fields.maybeText("doors");
        doors.filter(id -> !probes.contains(id))
                .ifPresent(id -> fields.note(
                        Problem.CONFIG_CONFLICT, "doors", "is '" + id + "', known: " + String.join(", ", probes)));
        return new Around.Thermometers(wires, read, doors);
    }

    private Optional<Around.Probe> probe(Fields fields) {
        String id = fields.text("id");
        if (!id.isEmpty() && !id.matches("[A-Za-z0-9-]{1,20}")) {
            fields.note(Problem.CONFIG_OUT_OF_RANGE, "id", "is '" + id + "': 1 to 20 letters, digits, dashes");
        }
        if (!probes.add(id)) {
            fields.note(Problem.CONFIG_CONFLICT, "id", "is '" + id + "' as another probe's");
        }
        long low = fields.number("lowMilli", new Bounds(-60_000, 60_000, 0));
        long high = fields.number("highMilli", new Bounds(-60_000, 60_000, 8_000));
        long over = fields.number("overMillis", new Bounds(0, 3_600_000, 600_000));
        if (low >= high) {
            fields.note(Problem.CONFIG_OUT_OF_RANGE, "lowMilli", "is " + low + ", not below highMilli " + high);
        }
        Optional<Around.Place> place = place(fields);
        return low < high
                ? place.map(where -> new Around.Probe(id, where, new Climate.Bounds((int) low, (int) high, over)))
                : Optional.empty();
    }

    private Optional<Around.Place> place(Fields fields) {
        if (fields.has("file")) {
            return fields.value("file", path).map(Around.Place.Kernel::new);
        }
        if (fields.has("lockLine")) {
            String shared = fields.text("lockLine");
            int address = (int) fields.number("address", new Bounds(1, 247, 1));
            return profile(fields).map(map -> new Around.Place.Shared(shared, address, map));
        }
        String line = fields.text("line");
        if (!line.isEmpty() && !lines.contains(line)) {
            fields.note(Problem.CONFIG_CONFLICT, "line", "is '" + line + "', known: " + lines);
        }
        int device = (int) fields.number("address", new Bounds(1, 247, 1));
        return profile(fields).map(map -> new Around.Place.Wired(line, device, map));
    }

    /** A profile shipped with the hardware module by its name, or a file beside the configuration. */
    private Optional<RegisterMap> profile(Fields fields) {
        String name = fields.text("profile");
        String resource = "/hardware/climate/profiles/" + name + ".yaml";
        InputStream shipped = name.matches("[a-z0-9-]+") ? ClimateFields.class.getResourceAsStream(resource) : null;
        try (InputStream in = opened(shipped, name)) {
            JsonNode root = YAML.readTree(in);
            try (Fields map = fields.of("profile." + name + ".", root)) {
                return map(map);
            }
        } catch (IOException | RuntimeException unreadable) {
            fields.note(
                    Problem.CONFIG_UNREADABLE,
                    "profile",
                    "is '" + name + "', which cannot be read: "
                            + unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private InputStream opened(@Nullable InputStream shipped, String name) throws IOException {
        return shipped == null ? Files.newInputStream(path.apply(name)) : shipped;
    }

    private static Optional<RegisterMap> map(Fields fields) {
        fields.maybeText("device");
        int function = (int) fields.number("function", new Bounds(3, 4, 4));
        Register temperature;
        try (Fields section = fields.section("temperature")) {
            temperature = register(section);
        }
        Optional<Register> humidity = Optional.empty();
        if (fields.has("humidity")) {
            try (Fields section = fields.section("humidity")) {
                humidity = Optional.of(register(section));
            }
        }
        try {
            return Optional.of(new RegisterMap(function, temperature, humidity));
        } catch (IllegalArgumentException unfit) {
            fields.note(Problem.CONFIG_OUT_OF_RANGE, "humidity", String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }

    private static Register register(Fields fields) {
        OptionalInt invalid = fields.has("invalid")
                ? OptionalInt.of((int) fields.number("invalid", new Bounds(-32_768, 65_535, 0)))
                : OptionalInt.empty();
        return new Register(
                (int) fields.number("address", new Bounds(0, 65_535, 0)),
                fields.choice("sign", Sign.SIGNED),
                (int) fields.number("scale", new Bounds(1, 1_000, 10)),
                (int) fields.number("offsetMilli", new Bounds(-300_000, 300_000, 0)),
                invalid);
    }
}
