package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One step as it is written: a mapping whose first word says what it is. */
final class StepFile {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final List<String> WORDS = List.of(
            "say", "wait", "door", "board", "line", "device", "agent", "courier", "deposit", "offer", "collect", "code",
            "touch", "leave", "expect", "hold");

    private final JsonNode node;
    private final String where;
    private final List<String> mistakes;
    private final Set<String> used = new TreeSet<>();

    StepFile(JsonNode node, String where, List<String> mistakes) {
        this.node = node;
        this.where = where;
        this.mistakes = mistakes;
    }

    Optional<Step> step() {
        Optional<String> word = Optional.of(node.fieldNames())
                .filter(Iterator::hasNext)
                .map(Iterator::next)
                .filter(WORDS::contains);
        if (word.isEmpty()) {
            mistake("begins with none of " + WORDS);
            return Optional.empty();
        }
        int before = mistakes.size();
        Optional<Step> step = step(word.get());
        node.fieldNames().forEachRemaining(key -> {
            // After another mistake nobody knows which keys would have been read.
            if (!used.contains(key) && mistakes.size() == before) {
                mistake("has an unknown key " + key);
            }
        });
        return mistakes.size() == before ? step : Optional.empty();
    }

    private Optional<Step> step(String word) {
        return switch (word) {
            case "say" -> Optional.of(new Step.Say(text("say")));
            case "wait" -> time("wait").map(Step.Pause::new);
            case "door" -> Optional.of(atDoor());
            case "board" -> Optional.of(order("board/" + text("board") + "/fault", "fault", "kind"));
            case "line" -> Optional.of(line("line/" + text("line")));
            case "device" -> Optional.of(line(text("device")));
            case "agent" -> choice("agent", Step.Deed.values()).map(Step.Agent::new);
            case "courier" -> {
                expectWord("courier", "signs in");
                yield Optional.of(new Step.SignIn());
            }
            case "deposit" -> Optional.of(new Step.Deposit(text("deposit"), text("size"), isScanned()));
            case "offer" -> Optional.of(new Step.Offer(text("offer"), text("size")));
            case "collect" -> Optional.of(new Step.Collect(text("collect")));
            case "code" -> Optional.of(new Step.TypeCode(text("code")));
            case "touch" -> Optional.of(new Step.Touch(text("touch"), rest()));
            case "leave" -> {
                expectWord("leave", "all");
                yield Optional.of(new Step.Leave());
            }
            case "expect" ->
                expectation("expect").flatMap(what -> time("within", USUAL).map(t -> new Step.Expect(what, t)));
            default -> expectation("hold").flatMap(what -> time("during").map(t -> new Step.Hold(what, t)));
        };
    }

    private Step atDoor() {
        String door = text("door");
        if (node.has("trouble")) {
            return new Step.Trouble(door, text("trouble"));
        }
        String deed = text("hand");
        if (!List.of("close", "open", "put", "take").contains(deed)) {
            mistake("hand is " + deed + "; it may be close, open, put or take");
        }
        return new Step.Hand(door, deed, node.has("label") ? text("label") : "");
    }

    private Step line(String path) {
        if (node.has("noise")) {
            return new Step.Order(path + "/noise", Map.of("rate", text("noise")));
        }
        String deed = text("deed");
        return new Step.Order(path + "/" + deed, rest());
    }

    private Step order(String path, String key, String parameter) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(parameter, text(key));
        parameters.putAll(rest());
        return new Step.Order(path, parameters);
    }

    private boolean isScanned() {
        if (!node.has("by")) {
            return true;
        }
        String by = text("by");
        if (!by.equals("scan") && !by.equals("type")) {
            mistake("by is " + by + "; it may be scan or type");
        }
        return by.equals("scan");
    }

    private Optional<Expectation> expectation(String word) {
        String about = text(word);
        return switch (about) {
            case "screen" -> Optional.of(new Expectation.Screen(text("is")));
            case "problem" -> Optional.of(new Expectation.Problem(text("is")));
            case "door" -> Optional.of(new Expectation.DoorStands(text("of"), isOpen()));
            case "contents" -> {
                String label = text("is");
                yield Optional.of(new Expectation.Contains(text("of"), label.equals("nothing") ? "" : label));
            }
            case "pulses" -> count().map(count -> new Expectation.Pulses(text("of"), count));
            case "custody" -> Optional.of(new Expectation.Custody(text("of"), text("is")));
            case "journal" -> count().map(count -> new Expectation.Entries(text("of"), count));
            default -> {
                mistake("expects " + about + "; it may be screen, problem, door, contents, pulses, custody or journal");
                yield Optional.empty();
            }
        };
    }

    private boolean isOpen() {
        String is = text("is");
        if (!is.equals("open") && !is.equals("shut")) {
            mistake("a door is open or shut, not " + is);
        }
        return is.equals("open");
    }

    private Optional<Count> count() {
        String text = text("is");
        Optional<Count> count = Count.read(text);
        if (count.isEmpty()) {
            mistake("is: " + text + " is no count; write 3, at least 1 or at most 2");
        }
        return count;
    }

    private Optional<Duration> time(String key, Duration usual) {
        return node.has(key) ? time(key) : Optional.of(usual);
    }

    private Optional<Duration> time(String key) {
        String text = text(key);
        Optional<Duration> time = Times.read(text);
        if (time.isEmpty()) {
            mistake(key + ": " + text + " is no time; write 300 ms, 5 s or 2 min");
        }
        return time;
    }

    private <E extends Enum<E>> Optional<E> choice(String key, E[] choices) {
        String text = text(key);
        Optional<E> choice = Arrays.stream(choices)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst();
        if (choice.isEmpty()) {
            mistake(key + " is " + text + "; it may be "
                    + Arrays.toString(choices).toLowerCase(Locale.ROOT));
        }
        return choice;
    }

    private void expectWord(String key, String word) {
        if (!text(key).equals(word)) {
            mistake(key + ": only \"" + word + "\" is known");
        }
    }

    /** What is not used yet: parameters that go along as they are. */
    private Map<String, String> rest() {
        Map<String, String> rest = new TreeMap<>();
        node.fieldNames().forEachRemaining(key -> {
            if (!used.contains(key)) {
                rest.put(key, node.path(key).asText());
            }
        });
        used.addAll(rest.keySet());
        return rest;
    }

    private String text(String key) {
        used.add(key);
        String text = node.path(key).asText("");
        if (text.isBlank()) {
            mistake(key + " is missing");
        }
        return text.strip();
    }

    private void mistake(String what) {
        mistakes.add(where + " " + what);
    }
}
