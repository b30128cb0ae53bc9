package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/**
 * An entry of the journal as it may be read by whoever helps. It names nobody by itself; by a verifier a short PIN could be found by
 * trying, and a badge's number makes a badge.
 */
final class Redaction {
    private static final Set<String> WITHHELD = Set.of("salt", "hash", "badge");
    private static final TextNode GONE = JsonNodeFactory.instance.textNode("withheld");

    private Redaction() {}

    /** A copy without them. */
    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), WITHHELD.contains(field.getKey()) ? GONE : of(field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(one -> copy.add(of(one)));
            return copy;
        }
        return node;
    }
}
