package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Iterator;

/** The served document, as what every response is held against. */
public final class OpenApi {
    private final JsonNode document;

    public OpenApi(String yaml) throws IOException {
        document = new YAMLMapper().readTree(yaml);
    }

    /** Fails unless the document describes this answer to this request. */
    public void check(String method, String path, Answer answer) throws IOException {
        JsonNode operation = operation(method, path);
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.path(String.valueOf(answer.status()));
        if (response.isMissingNode()) {
            response = responses.path("default");
        }
        response = resolved(response);
        assertThat(response.isMissingNode())
                .as("%s %s %d is described", method, path, answer.status())
                .isFalse();
        String type = answer.type().replaceFirst(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s %s is described", method, path, type)
                .isFalse();
        if (type.endsWith("json")) {
            validate(schema, new ObjectMapper().readTree(answer.body()));
        }
    }

    /** What came back. */
    public record Answer(int status, String type, String body) {}

    private void validate(JsonNode schema, JsonNode body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        var messages = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body);
        assertThat(messages).as(body.toString()).isEmpty();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private JsonNode operation(String method, String path) {
        Iterator<String> templates = document.path("paths").fieldNames();
        while (templates.hasNext()) {
            String template = templates.next();
            if (path.matches(template.replaceAll("\\{\\w+}", "[^/]+"))) {
                return document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
            }
        }
        throw new AssertionError("not described: " + path);
    }
}
