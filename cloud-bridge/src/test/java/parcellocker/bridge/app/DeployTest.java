package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for those who deploy, held against the schemas of those who read them. Nobody has run them. */
class DeployTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path folder;

    @Test
    void the_compose_file_is_one_by_the_compose_specification() throws IOException {
        JsonNode schema = schema("compose-spec.json");
        JsonNode file = YAML.readTree(Files.readString(DEPLOY.resolve("compose/compose.yaml")));
        assertThat(mistakes(schema, file)).isEmpty();
        ((ObjectNode) file.at("/services/bridge")).put("restarts", "always");
        assertThat(mistakes(schema, file)).isNotEmpty();
    }

    @Test
    void each_manifest_is_one_of_its_kind_in_kubernetes() throws IOException {
        List<JsonNode> objects = manifests();
        assertThat(objects)
                .extracting(object -> object.path("kind").asText())
                .containsExactly("ConfigMap", "Service", "PodDisruptionBudget", "Deployment", "Deployment");
        for (JsonNode object : objects) {
            assertThat(kubernetes(object)).isEmpty();
        }
        JsonNode deployment = objects.getLast().deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 5);
        assertThat(kubernetes(deployment)).isNotEmpty();
    }

    @Test
    void pods_are_probed_stopped_in_their_time_and_know_secrets_by_reference() throws IOException {
        Set<String> identities = new HashSet<>();
        for (JsonNode object : manifests()) {
            if (object.path("kind").asText().equals("Deployment")) {
                JsonNode pod = object.at("/spec/template/spec");
                JsonNode bridge = pod.at("/containers/0");
                assertThat(bridge.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
                assertThat(bridge.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
                assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(60);
                assertThat(object.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
                assertThat(object.at("/spec/replicas").asInt()).isEqualTo(1);
                assertThat(pod.findValuesAsText("secretName"))
                        .hasSize(2)
                        .allMatch(name -> name.startsWith("cloud-bridge"));
                identities.addAll(pod.findValuesAsText("secretName"));
                assertThat(object.at("/spec/template/metadata/labels"))
                        .isEqualTo(object.at("/spec/selector/matchLabels"));
            }
        }
        assertThat(identities).as("one shared, one for each").hasSize(3);
    }

    /** What is wrong with the configuration in the manifest is that its secrets are not here. */
    @Test
    void the_configuration_in_the_manifest_has_no_mistake_of_its_own() throws IOException {
        Path file = folder.resolve("bridge.yaml");
        Files.writeString(file, manifests().getFirst().at("/data/bridge.yaml").asText());
        Files.createDirectories(folder.resolve("secrets"));
        for (String secret : List.of("api-key", "database", "metrics")) {
            Files.writeString(folder.resolve("secrets").resolve(secret), "kX9-twentyfour-letters-q");
        }
        Keys.fresh().write(folder.resolve("secrets/keys.json"));
        assertThat(ConfigFile.read(file))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Bad.class,
                        bad -> assertThat(bad.mistakes())
                                .hasSize(2)
                                .allMatch(mistake -> mistake.startsWith("LK-8001 mqtt.reader:")
                                        || mistake.startsWith("LK-8001 mqtt.writer:")));
    }

    private static List<JsonNode> manifests() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        try (var parser = new YAMLFactory()
                .createParser(DEPLOY.resolve("kubernetes/bridge.yaml").toFile())) {
            YAML.readValues(parser, JsonNode.class).forEachRemaining(objects::add);
        }
        return objects;
    }

    private static Set<ValidationMessage> kubernetes(JsonNode object) throws IOException {
        JsonNode schema = schema("kubernetes-1.30.json");
        String definition =
                schema.path("kinds").path(object.path("kind").asText()).asText();
        assertThat(definition).isNotEmpty();
        strict(schema);
        ((ObjectNode) schema).put("$ref", "#/definitions/" + definition);
        return mistakes(schema, object);
    }

    /** They let pass what they do not know; a slip of the pen is such a thing. */
    private static void strict(JsonNode schema) {
        for (JsonNode definition : schema.path("definitions")) {
            if (definition.has("properties")) {
                ((ObjectNode) definition).put("additionalProperties", false);
            }
        }
    }

    /** Names of an older draft for parts of a schema, which nothing in it refers to. */
    private static void withoutNames(JsonNode schema) {
        if (schema.path("id").isTextual()) {
            ((ObjectNode) schema).remove("id");
        }
        if (schema.path("$schema").isTextual()) {
            ((ObjectNode) schema).remove("$schema");
        }
        schema.forEach(DeployTest::withoutNames);
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DeployTest.class.getResourceAsStream("/schemas/" + name), name)) {
            return YAML.readTree(in);
        }
    }

    private static Set<ValidationMessage> mistakes(JsonNode schema, JsonNode file) {
        withoutNames(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                .getSchema(schema)
                .validate(file);
    }
}
