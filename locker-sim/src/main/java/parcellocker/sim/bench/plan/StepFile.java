package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parcellocker.contract.entry.Fact;
import parcellocker.sim.board.Trouble;

/** One step as it is written: a mapping whose first word says what it is. */
final class StepFile {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final List<String> PEOPLE = List.of(
            "say", "wait", "door", "agent", "courier", "deposit", "offer", "collect", "code", "touch", "leave",
            "expect", "hold");
    private static final List<String> WORDS =
            Stream.concat(PEOPLE.stream(), BenchSteps.WORDS.stream()).toList();
    private static final List<String> SIZES = List.of("S", "M", "L");
    private static final List<String> SWAPS = List.of("swapped_lock", "swapped_sensor");
    private static final List<String> TROUBLES = Stream.concat(
                    StepFields.written(Trouble.values()).stream(), SWAPS.stream())
            .toList();
    private static final List<String> FACTS = Arrays.stream(Fact.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .sorted()
            .toList();

    private final Optional<String> word;
    private final StepFields fields;
    private final List<String> mistakes;

    StepFile(JsonNode node, String where, List<String> mistakes) {
        this.word = Optional.of(node.fieldNames()).filter(Iterator::hasNext).map(Iterator::next);
        this.fields = new StepFields(node, where, mistakes);
        this.mistakes = mistakes;
    }

    /** Empty if something is wrong with it, which is noted then. */
    Optional<Step> step() {
        if (word.filter(WORDS::contains).isEmpty()) {
            fields.mistake("begins with " + word.map(w -> w + ", ").orElse("") + "none of " + WORDS);
            return Optional.empty();
        }
        int before = mistakes.size();
        Optional<Step> step = step(word.get());
        if (mistakes.size() == before) {
            // After another mistake nobody knows which keys would have been read.
            fields.unused().forEach(key -> fields.mistake("has an unknown key " + key));
        }
        return mistakes.size() == before ? step : Optional.empty();
    }

    private Optional<Step> step(String first) {
        if (BenchSteps.WORDS.contains(first)) {
            return new BenchSteps(fields).step(first);
        }
        return switch (first) {
            case "say" -> Optional.of(new Step.Say(fields.text("say")));
            case "wait" -> fields.time("wait").map(Step.Pause::new);
            case "door" -> Optional.of(fields.has("trouble") ? trouble() : hand());
            case "agent" -> Optional.of(new Step.Agent(deed()));
            case "courier" -> {
                String unused = fields.word("courier", List.of("signs in"));
                yield Optional.of(new Step.SignIn());
            }
            case "deposit" -> Optional.of(new Step.Deposit(fields.text("deposit"), size(), isScanned()));
            case "offer" -> Optional.of(new Step.Offer(fields.text("offer"), size()));
            case "collect" -> Optional.of(new Step.Collect(fields.text("collect")));
            case "code" -> Optional.of(new Step.TypeCode(fields.text("code")));
            case "touch" -> Optional.of(new Step.Touch(fields.text("touch"), fields.rest()));
            case "leave" -> {
                String unused = fields.word("leave", List.of("all"));
                yield Optional.of(new Step.Leave());
            }
            case "expect" ->
                expectation("expect")
                        .flatMap(what -> fields.time("within", USUAL).map(time -> new Step.Expect(what, time)));
            default ->
                expectation("hold").flatMap(what -> fields.time("during").map(time -> new Step.Hold(what, time)));
        };
    }

    private Step trouble() {
        String door = fields.text("door");
        String kind = fields.word("trouble", TROUBLES);
        boolean isSwap = SWAPS.contains(kind);
        if (isSwap && door.equals("all")) {
            fields.mistake("exchanges the cables of two doors: name one, not all");
        }
        if (!isSwap && fields.has("with")) {
            fields.mistake("has with, which only " + String.join(" and ", SWAPS) + " have");
        }
        return new Step.Trouble(door, kind, isSwap ? fields.text("with") : "");
    }

    private Step hand() {
        String door = fields.text("door");
        String deed = fields.word("hand", List.of("close", "open", "put", "take"));
        return new Step.Hand(door, deed, deed.equals("put") ? fields.text("label") : fields.maybe("label"));
    }

    private Step.Deed deed() {
        String deed = fields.word("agent", StepFields.written(Step.Deed.values()));
        return Step.Deed.valueOf(deed.toUpperCase(Locale.ROOT));
    }

    private String size() {
        return fields.word("size", SIZES);
    }

    private boolean isScanned() {
        return !fields.has("by") || fields.word("by", List.of("scan", "type")).equals("scan");
    }

    private Optional<Expectation> expectation(String first) {
        List<String> kinds = List.of("screen", "problem", "door", "contents", "pulses", "custody", "journal");
        int before = mistakes.size();
        String kind = fields.word(first, kinds);
        if (mistakes.size() != before) {
            return Optional.empty();
        }
        return switch (kind) {
            case "screen" -> Optional.of(new Expectation.Screen(fields.text("is")));
            case "problem" -> Optional.of(new Expectation.Problem(fields.text("is")));
            case "door" ->
                Optional.of(new Expectation.DoorStands(
                        fields.text("of"),
                        fields.word("is", List.of("open", "shut")).equals("open")));
            case "contents" -> {
                String label = fields.text("is");
                yield Optional.of(new Expectation.Contains(fields.text("of"), label.equals("nothing") ? "" : label));
            }
            case "pulses" -> fields.count("is").map(count -> new Expectation.Pulses(fields.text("of"), count));
            case "custody" -> Optional.of(new Expectation.Custody(fields.text("of"), fields.text("is")));
            // A kind that is misspelt would be counted as none, for ever.
            default -> fields.count("is").map(count -> new Expectation.Entries(fields.word("of", FACTS), count));
        };
    }
}
