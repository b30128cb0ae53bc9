package parcellocker.sim.bench.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.sim.bench.CameraKind;
import parcellocker.sim.bench.FaultKind;

/** The steps that tell the bench something: about its boards, lines, supply, and what stands around the doors. */
final class BenchSteps {
    static final List<String> WORDS = List.of("board", "line", "supply", "device", "badge", "climate", "camera");

    private static final int HIGHEST_ADDRESS = 255;
    private static final double COLDEST = -60;
    private static final double WARMEST = 100;

    private final StepFields fields;

    BenchSteps(StepFields fields) {
        this.fields = fields;
    }

    Optional<Step> step(String first) {
        return switch (first) {
            case "board" -> Optional.of(board("board/" + fields.text("board")));
            case "line" -> Optional.of(line("line/" + fields.text("line")));
            case "supply" -> Optional.of(supply());
            case "device" -> Optional.of(device());
            case "badge" -> Optional.of(badge());
            case "climate" -> Optional.of(climate());
            default -> Optional.of(camera());
        };
    }

    private Step board(String path) {
        if (fields.has("address")) {
            return new Step.Order(path + "/address", whole("address", "to", HIGHEST_ADDRESS));
        }
        if (fields.has("deed")) {
            return new Step.Order(path + "/" + fields.word("deed", List.of("restart")), Map.of());
        }
        FaultKind kind = FaultKind.valueOf(
                fields.word("fault", StepFields.written(FaultKind.values())).toUpperCase(Locale.ROOT));
        Map<String, String> parameters = new TreeMap<>(Map.of("kind", kind.written()));
        for (String key : fields.unused()) {
            parameters.put(key, fields.text(key));
            if (!kind.parameters().contains(key)) {
                fields.mistake(
                        "has an unknown key " + key + "; fault " + kind.written() + " knows " + kind.parameters());
            }
        }
        return new Step.Order(path + "/fault", parameters);
    }

    private Map<String, String> whole(String key, String parameter, int most) {
        Map<String, String> one = new TreeMap<>();
        fields.whole(key, 0, most).ifPresent(number -> one.put(parameter, String.valueOf(number)));
        return one;
    }

    private Step line(String path) {
        if (fields.has("noise")) {
            var unused = fields.decimal("noise", 0, 1);
            return new Step.Order(path + "/noise", Map.of("rate", fields.text("noise")));
        }
        String deed = fields.word("deed", List.of("unplug", "plug", "forge"));
        Map<String, String> parameters = new TreeMap<>();
        if (deed.equals("forge")) {
            String said = fields.has("hex") ? "hex" : "board";
            parameters.put(said, fields.text(said));
        }
        return new Step.Order(path + "/" + deed, parameters);
    }

    private Step supply() {
        return new Step.Order(
                "supply",
                // YAML reads on and off as yes and no.
                switch (fields.word("supply", List.of("weak", "strong", "cut", "back"))) {
                    case "weak" -> Map.of("weak", "true");
                    case "strong" -> Map.of("weak", "false");
                    case "cut" -> Map.of("on", "false");
                    default -> Map.of("on", "true");
                });
    }

    private Step device() {
        String device = fields.word("device", List.of("scanner", "badge", "climate"));
        List<String> deeds = new ArrayList<>(List.of("unplug", "plug"));
        if (device.equals("scanner")) {
            deeds.add("away");
        }
        return new Step.Order(device + "/" + fields.word("deed", deeds), Map.of());
    }

    private Step badge() {
        String uid = fields.text("badge");
        if (uid.equals("away")) {
            return new Step.Order("badge/away", Map.of());
        }
        if (!uid.isEmpty() && !uid.matches("([0-9A-Fa-f]{2}){4,7}")) {
            fields.mistake("badge is " + uid
                    + "; it may be away, or its number: ten hex digits, or four or seven bytes for NFC");
        }
        return new Step.Order("badge", Map.of("uid", uid));
    }

    /** A temperature is the air from now on, and measured again. */
    private Step climate() {
        if (fields.text("climate").equals("silent")) {
            return new Step.Order("climate", Map.of("silent", "true"));
        }
        Map<String, String> air = new TreeMap<>(Map.of("silent", "false"));
        fields.decimal("climate", COLDEST, WARMEST).ifPresent(celsius -> air.put("celsius", String.valueOf(celsius)));
        if (fields.has("humidity")) {
            fields.decimal("humidity", 0, 100).ifPresent(percent -> air.put("humidity", String.valueOf(percent)));
        }
        return new Step.Order("climate", air);
    }

    private Step camera() {
        String kind = fields.word(
                "camera",
                Arrays.stream(CameraKind.values()).map(CameraKind::written).toList());
        return new Step.Order("camera/fault", Map.of("kind", kind));
    }
}
