package parcellocker.bridge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Overlay;

/** A configuration as people write it, in YAML like a locker's own file, and as it travels. */
final class OverlayText {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private OverlayText() {}

    /** {@link Problem#CONFIGURATION_UNFIT} with the line if it is no YAML; what it says is looked at by {@link Overlay#mistakes}. */
    static String body(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return tree == null || tree.isMissingNode() || tree.isNull() ? Overlay.EMPTY : Overlay.body(tree);
        } catch (JsonProcessingException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 1
                    : unreadable.getLocation().getLineNr();
            throw new ProblemException(
                    Problem.CONFIGURATION_UNFIT,
                    Problem.MESSAGE_MALFORMED.code() + " line " + line + " cannot be read",
                    unreadable);
        }
    }

    static String yaml(String body) {
        try {
            return YAML.writeValueAsString(Json.tree(body));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a body that was taken cannot be written", broken);
        }
    }
}
