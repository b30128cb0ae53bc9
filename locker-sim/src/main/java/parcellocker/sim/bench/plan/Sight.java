package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whoever watches: looks at the steel, the screen and the book, and counts from where the plan began. */
final class Sight {
    private final Site site;
    private final Street street;
    private final Map<String, Long> pulsesBefore = new TreeMap<>();
    private final Map<String, Long> entriesBefore = new TreeMap<>();

    /**
     * What was seen.
     *
     * @param seen in words
     */
    record Look(boolean holds, String seen) {}

    Sight(Site site, Street street, Plan plan) {
        this.site = site;
        this.street = street;
        site.cabinet()
                .look("doors")
                .forEach(door -> pulsesBefore.put(
                        door.path("id").asText(), (long) door.path("pulses").size()));
        plan.steps().forEach(step -> {
            if (about(step) instanceof Expectation.Entries entries) {
                entriesBefore.put(entries.kind(), site.book().entries(entries.kind()));
            }
        });
    }

    private static Expectation about(Step step) {
        return switch (step) {
            case Step.Expect expect -> expect.what();
            case Step.Hold hold -> hold.what();
            default -> new Expectation.Screen("");
        };
    }

    Look look(Expectation what) {
        return switch (what) {
            case Expectation.Screen screen -> shown("page", screen.page());
            case Expectation.Problem problem -> shown("problem", problem.code());
            case Expectation.DoorStands door -> stands(door);
            case Expectation.Contains contains -> contents(contains);
            case Expectation.Pulses pulses -> pulses(pulses);
            case Expectation.Custody custody -> {
                String found = site.book().custody(street.door(custody.door()));
                yield new Look(found.equals(custody.custody()), found);
            }
            case Expectation.Entries entries -> {
                long found = site.book().entries(entries.kind()) - entriesBefore.getOrDefault(entries.kind(), 0L);
                yield new Look(entries.count().holds(found), found + " entries");
            }
        };
    }

    private Look shown(String field, String wanted) {
        JsonNode shown = site.screen().shown();
        boolean holds = shown.path(field).asText().equals(wanted);
        return new Look(
                holds, shown.path("page").asText() + " " + shown.path("problem").asText(""));
    }

    private Look stands(Expectation.DoorStands wanted) {
        List<String> otherwise = new ArrayList<>();
        for (String door : street.doors(wanted.door())) {
            if (street.seen(door).path("open").asBoolean() != wanted.open()) {
                otherwise.add(door);
            }
        }
        return new Look(otherwise.isEmpty(), otherwise + (wanted.open() ? " shut" : " open"));
    }

    private Look contents(Expectation.Contains wanted) {
        List<String> found = new ArrayList<>();
        for (String door : street.doors(wanted.door())) {
            street.seen(door).path("contents").forEach(label -> found.add(label.asText()));
        }
        List<String> expected = wanted.label().isEmpty() ? List.of() : List.of(wanted.label());
        return new Look(found.equals(expected), found.toString());
    }

    private Look pulses(Expectation.Pulses wanted) {
        long found = 0;
        for (String door : street.doors(wanted.door())) {
            found += street.seen(door).path("pulses").size() - pulsesBefore.getOrDefault(door, 0L);
        }
        return new Look(wanted.count().holds(found), found + " pulses");
    }
}
