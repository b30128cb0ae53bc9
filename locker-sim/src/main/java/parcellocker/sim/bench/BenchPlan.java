package parcellocker.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.sim.board.family.BoardFamily;

/**
 * How the bench wires a cabinet: which boards hang on which line, what carries each, and what stands around the doors.
 *
 * @param lines at least one; each board of the layout hangs on exactly one of them
 * @param devices what stands around its doors
 */
public record BenchPlan(List<LinePlan> lines, DevicePlan devices) {
    public BenchPlan {
        lines = List.copyOf(lines);
    }

    /** The same with one of each thing that may stand around the doors: a scanner, a badge reader, a thermometer, a camera. */
    public BenchPlan furnished(String cameraUser, String cameraPassword) {
        DevicePlan.CameraPlan camera = new DevicePlan.CameraPlan(0, cameraUser, cameraPassword);
        return new BenchPlan(
                lines,
                new DevicePlan(
                        devices.scanner(), DevicePlan.Badge.RDM6300, DevicePlan.Air.THERMOMETER, Optional.of(camera)));
    }

    /** One line a family over pseudo-terminals; the first is called {@code board}, others as their family. */
    public static BenchPlan usual(CabinetLayout layout) {
        Map<String, List<String>> byFamily = new LinkedHashMap<>();
        for (CabinetLayout.BoardPlace board : layout.boards()) {
            byFamily.computeIfAbsent(board.family(), none -> new ArrayList<>()).add(board.id());
        }
        List<LinePlan> lines = new ArrayList<>();
        byFamily.forEach((family, boards) -> lines.add(new LinePlan(
                lines.isEmpty() ? "board" : family,
                BoardFamily.named(family).baud(),
                boards,
                new Over.Pty(),
                new TreeMap<>())));
        return new BenchPlan(lines, DevicePlan.usual());
    }

    /**
     * Reads the rest of a command line: nothing, one YAML file, or one line a word, such as
     * {@code id=main,baud=9600,boards=b1+b2,over=pty}.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static BenchPlan of(CabinetLayout layout, List<String> words) {
        if (words.isEmpty()) {
            return usual(layout);
        }
        boolean isFile = words.size() == 1 && words.getFirst().endsWith(".yaml");
        BenchPlan plan = isFile
                ? file(layout, Path.of(words.getFirst()))
                : new BenchPlan(
                        words.stream()
                                .map(word -> line(layout, fields(word), new TreeMap<>()))
                                .toList(),
                        DevicePlan.usual());
        plan.check(layout);
        return plan;
    }

    private static BenchPlan file(CabinetLayout layout, Path file) {
        try {
            JsonNode root = YAMLMapper.builder().build().readTree(file.toFile());
            List<LinePlan> lines = new ArrayList<>();
            for (JsonNode line : root.required("lines")) {
                SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
                line.path("settings")
                        .properties()
                        .forEach(each -> settings.put(each.getKey(), CabinetLayout.settings(each.getValue())));
                lines.add(line(layout, fields(line), settings));
            }
            return new BenchPlan(lines, DevicePlan.of(root));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Map<String, String> fields(String word) {
        Map<String, String> fields = new TreeMap<>();
        for (String part : word.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "a line is written id=main,baud=9600,boards=b1+b2,over=pty, not " + word);
            }
            fields.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return fields;
    }

    private static Map<String, String> fields(JsonNode line) {
        Map<String, String> fields = new TreeMap<>();
        line.properties().forEach(each -> {
            List<String> items = new ArrayList<>();
            each.getValue().forEach(item -> items.add(item.asText()));
            fields.put(each.getKey(), items.isEmpty() ? each.getValue().asText() : String.join("+", items));
        });
        fields.remove("settings");
        return fields;
    }

    private static LinePlan line(
            CabinetLayout layout, Map<String, String> fields, SortedMap<String, SortedMap<String, String>> settings) {
        for (String key : fields.keySet()) {
            if (!List.of("id", "baud", "boards", "over").contains(key)) {
                throw new IllegalArgumentException("a line has id, baud, boards, over and settings, not " + key);
            }
        }
        List<String> boards = Arrays.asList(field(fields, "boards").split("[+ ]+"));
        int usual = BoardFamily.named(layout.board(boards.getFirst()).family()).baud();
        return new LinePlan(
                field(fields, "id"),
                Integer.parseInt(fields.getOrDefault("baud", String.valueOf(usual))),
                boards,
                Over.of(fields.getOrDefault("over", "pty")),
                settings);
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a line needs its " + name);
        }
        return value;
    }

    private void check(CabinetLayout layout) {
        List<String> hung =
                lines.stream().flatMap(line -> line.boards().stream()).sorted().toList();
        List<String> known = layout.boards().stream()
                .map(CabinetLayout.BoardPlace::id)
                .sorted()
                .toList();
        if (!hung.equals(known)) {
            throw new IllegalArgumentException("each board of " + known + " hangs on exactly one line, not " + hung);
        }
        List<String> ids = lines.stream().map(LinePlan::id).distinct().toList();
        if (ids.size() != lines.size()) {
            throw new IllegalArgumentException("two lines have one id, among " + ids);
        }
        for (LinePlan line : lines) {
            if (!line.boards().containsAll(line.settings().keySet())) {
                throw new IllegalArgumentException(
                        "line " + line.id() + " has settings for boards that it does not carry: "
                                + line.settings().keySet());
            }
        }
    }
}
