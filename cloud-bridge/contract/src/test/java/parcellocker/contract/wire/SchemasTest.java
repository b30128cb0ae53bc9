package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;

/**
 * What is published of this contract and what is sent are the same. Who changes a record changes the published file with it: {@link #main}
 * writes them all.
 */
class SchemasTest {
    private static final Map<String, Class<?>> PUBLISHED = new TreeMap<>(Map.of(
            "ack.json", Ack.class,
            "approval.json", Approval.class,
            "command.json", SignedCommand.class,
            "directive.json", Numbered.class,
            "entry.json", Entry.class,
            "journal.json", JournalBatch.class,
            "order.json", Command.class,
            "status.json", Status.class,
            "telemetry.json", Telemetry.class));

    private static final Set<String> MAY_LACK = Set.of(
            "directive.json prev", "status.json directivesHead", "status.json configuration", "status.json hardware");
    private static final Map<String, JsonSchema> SCHEMAS = new TreeMap<>();

    static Stream<String> names() {
        return PUBLISHED.keySet().stream();
    }

    private static String text(String name) throws IOException {
        return new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(SchemaOf.document(name, Objects.requireNonNull(PUBLISHED.get(name))))
                + "\n";
    }

    private static String published(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SchemasTest.class.getResourceAsStream("/contract/v1/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonSchema schema(String name) {
        try {
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(published(name));
            document.remove("$id");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(document);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_published_is_what_the_records_say(String name) throws IOException {
        assertThat(published(name)).isEqualTo(text(name));
    }

    record Sample(String schema, Object message) {}

    static Stream<Sample> samples() {
        Stamp stamp = new Stamp(1, 1_700_000_000_000L, Stamp.Clock.HOLDOVER);
        Stream<Sample> families = Stream.of(
                        Samples.facts().stream().map(fact -> new Sample("entry.json", new Entry(1, 2, stamp, fact))),
                        Samples.directives().stream()
                                .map(one -> new Sample("directive.json", new Numbered("LY-0001", 1, Chain.START, one))),
                        Samples.directives().stream()
                                .map(one -> new Sample("directive.json", Numbered.loose("LY-0001", 0, one))),
                        Samples.statuses().stream().map(status -> new Sample("status.json", status)))
                .flatMap(each -> each);
        return Stream.concat(families, Samples.others().map(message -> new Sample(nameOf(message), message)));
    }

    private static String nameOf(Object message) {
        return PUBLISHED.entrySet().stream()
                .filter(entry -> entry.getValue() == message.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_message_is_what_is_published_and_none_without_one_of_its_parts(Sample sample) throws IOException {
        JsonSchema schema = SCHEMAS.computeIfAbsent(sample.schema(), SchemasTest::schema);
        ObjectNode message = (ObjectNode) new ObjectMapper().readTree(Json.write(sample.message()));
        assertThat(schema.validate(message)).as(message.toString()).isEmpty();
        for (String field : List.copyOf(fields(message))) {
            ObjectNode less = message.deepCopy();
            less.remove(field);
            boolean mayLack = MAY_LACK.contains(sample.schema() + " " + field);
            assertThat(schema.validate(less).isEmpty())
                    .as("%s without %s", message, field)
                    .isEqualTo(mayLack);
            ObjectNode another = message.deepCopy();
            another.putObject(field).put("x", 1);
            assertThat(schema.validate(another)).as(another.toString()).isNotEmpty();
        }
    }

    private static List<String> fields(JsonNode message) {
        return message.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Writes what is published anew; to be run from the module's folder. */
    public static void main(String[] args) throws IOException {
        for (String name : PUBLISHED.keySet()) {
            Files.writeString(Path.of("src/main/resources/contract/v1", name), text(name));
        }
    }
}
