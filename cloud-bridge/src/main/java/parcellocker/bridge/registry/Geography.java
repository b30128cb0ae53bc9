package parcellocker.bridge.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Reads what the city supplies as files: borders and holidays. */
public final class Geography {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Geography() {}

    /**
     * Borders from GeoJSON in WGS-84: features of {@code Polygon} or {@code MultiPolygon} with a property {@code code}.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE}
     */
    public static Regions regions(Path file) {
        try {
            TreeMap<String, List<List<Point>>> rings = new TreeMap<>();
            for (JsonNode feature : JSON.readTree(Files.readAllBytes(file)).path("features")) {
                String code = feature.path("properties").path("code").asText();
                List<List<Point>> all = rings.computeIfAbsent(code, unused -> new ArrayList<>());
                JsonNode geometry = feature.path("geometry");
                switch (geometry.path("type").asText()) {
                    case "Polygon" -> polygon(geometry.path("coordinates"), all);
                    case "MultiPolygon" -> geometry.path("coordinates").forEach(one -> polygon(one, all));
                    default -> throw unreadable(file, "a feature that is neither Polygon nor MultiPolygon");
                }
                if (!code.matches("\\d{6}")) {
                    throw unreadable(file, "a feature without a code of six digits");
                }
            }
            if (rings.isEmpty()) {
                throw unreadable(file, "no feature");
            }
            return new Regions(rings);
        } catch (IOException | IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + ": not GeoJSON", broken);
        }
    }

    private static void polygon(JsonNode coordinates, List<List<Point>> rings) {
        for (JsonNode ring : coordinates) {
            List<Point> points = new ArrayList<>();
            ring.forEach(at -> points.add(new Point(degrees(at.path(0)), degrees(at.path(1)))));
            if (points.size() < 4) {
                throw new IllegalArgumentException("a ring of less than four points");
            }
            rings.add(points);
        }
    }

    private static double degrees(JsonNode number) {
        if (!number.isNumber()) {
            throw new IllegalArgumentException("a coordinate that is no number");
        }
        return number.asDouble();
    }

    /** The holidays that came with this version. */
    public static WorkingDays shippedCalendar() {
        try (InputStream in = Geography.class.getResourceAsStream("/registry/working-days-cn.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the calendar is not in the jar");
            }
            return calendar(YAML.readTree(in));
        } catch (IOException broken) {
            throw new IllegalStateException("the calendar in the jar cannot be read", broken);
        }
    }

    /**
     * A calendar of the same form from a file.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE}
     */
    public static WorkingDays calendar(Path file) {
        try {
            return calendar(YAML.readTree(Files.readAllBytes(file)));
        } catch (IOException | DateTimeException | IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + ": not a calendar", broken);
        }
    }

    private static WorkingDays calendar(JsonNode tree) {
        TreeSet<Integer> years = new TreeSet<>();
        Set<LocalDate> holidays = new TreeSet<>();
        Set<LocalDate> worked = new TreeSet<>();
        tree.properties().forEach(year -> {
            years.add(Integer.valueOf(year.getKey()));
            year.getValue().path("holidays").forEach(span -> span(span.asText(), holidays));
            year.getValue().path("worked").forEach(span -> span(span.asText(), worked));
        });
        if (years.isEmpty()) {
            throw new IllegalArgumentException("no year");
        }
        return new WorkingDays(holidays, worked, years);
    }

    /** {@code 2026-02-15/2026-02-23}, or one day. */
    private static void span(String text, Set<LocalDate> days) {
        String[] ends = text.split("/", 2);
        LocalDate last = LocalDate.parse(ends[ends.length - 1]);
        for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day);
        }
    }

    private static ProblemException unreadable(Path file, String what) {
        return new ProblemException(Problem.CONFIG_UNREADABLE, file + ": " + what);
    }
}
