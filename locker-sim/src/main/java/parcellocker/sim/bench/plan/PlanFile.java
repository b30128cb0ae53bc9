package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads plans. {@code plan}, {@code why} and a list of {@code steps}, each a mapping as {@link StepFile} knows it. All mistakes of a
 * file are told at once.
 */
public final class PlanFile {
    private static final String SHIPPED = "/parcellocker/sim/bench/plans/";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PlanFile() {}

    /** The names of the plans that come with the bench, in the order of their list. */
    public static List<String> shipped() {
        return resource("plans.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** One of those. */
    public static Plan shipped(String name) {
        return read(name, resource(name + ".yaml"));
    }

    /** A person's own plan. */
    public static Plan read(Path file) {
        try {
            String name = String.valueOf(file.getFileName()).replaceAll("\\.ya?ml$", "");
            return read(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new PlanRefusal(file.toString(), List.of("cannot be read: " + unreadable.getMessage()));
        }
    }

    static Plan read(String name, String text) {
        List<String> mistakes = new ArrayList<>();
        JsonNode root = tree(name, text);
        List<Step> steps = steps(root.path("steps"), mistakes);
        for (String key : List.of("plan", "why")) {
            if (root.path(key).asText("").isBlank()) {
                mistakes.add(key + " is missing: say what it is");
            }
        }
        root.fieldNames().forEachRemaining(key -> {
            if (!List.of("plan", "why", "steps").contains(key)) {
                mistakes.add("unknown: " + key + "; known are plan, why, steps");
            }
        });
        if (!mistakes.isEmpty()) {
            throw new PlanRefusal(name, mistakes);
        }
        return new Plan(name, root.path("plan").asText(), root.path("why").asText(), steps);
    }

    private static List<Step> steps(JsonNode list, List<String> mistakes) {
        List<Step> steps = new ArrayList<>();
        if (list.isMissingNode() || list.isEmpty()) {
            mistakes.add("steps is missing: a plan has at least one");
        } else if (!list.isArray()) {
            mistakes.add("steps must be a list: each on a line that begins with a dash");
        } else {
            for (int i = 0; i < list.size(); i++) {
                new StepFile(list.get(i), "step " + (i + 1), mistakes).step().ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static JsonNode tree(String name, String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            String line = where == null ? "" : " at line " + where.getLineNr();
            throw new PlanRefusal(name, List.of("is no YAML" + line + ": " + broken.getOriginalMessage()));
        }
    }

    private static String resource(String name) {
        try (InputStream in = PlanFile.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new PlanRefusal(name, List.of("no such plan; shipped are those in plans.txt"));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
