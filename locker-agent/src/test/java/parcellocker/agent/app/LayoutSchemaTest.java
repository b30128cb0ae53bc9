package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor accepts by {@code layout.schema.json}, the agent's own reader accepts, and the other way round. */
class LayoutSchemaTest {
    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource("layout.schema.json"));
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = LayoutSchemaTest.class.getResourceAsStream("/hardware/cabinets/" + name)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in, name));
        }
    }

    /** Every layout that lies beside the schema. */
    private static List<String> shipped() throws IOException, URISyntaxException {
        URL schema =
                Objects.requireNonNull(LayoutSchemaTest.class.getResource("/hardware/cabinets/layout.schema.json"));
        if (schema.getProtocol().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(schema.toURI(), Map.of())) {
                return layouts(jar.getPath("/hardware/cabinets"));
            }
        }
        return layouts(Objects.requireNonNull(Path.of(schema.toURI()).getParent()));
    }

    private static List<String> layouts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> byReader(JsonNode layout) {
        List<String> mistakes = new ArrayList<>();
        Layout.read(layout, profile -> JsonNodeFactory.instance.objectNode(), mistakes);
        return mistakes;
    }

    private static JsonNode layout(String board, String rest) throws IOException {
        return new YAMLMapper().readTree("""
                boards:
                  - {id: b1, %s}
                compartments:
                  - {id: A01, %s}
                """.formatted(board, rest));
    }

    private static void bothAccept(JsonNode layout) throws IOException {
        assertThat(byReader(layout)).as("the reader: %s", layout).isEmpty();
        assertThat(schema().validate(layout)).as("the schema: %s", layout).isEmpty();
    }

    private static void bothRefuse(JsonNode layout) throws IOException {
        assertThat(byReader(layout)).as("the reader: %s", layout).isNotEmpty();
        assertThat(schema().validate(layout)).as("the schema: %s", layout).isNotEmpty();
    }

    @Test
    void both_accept_every_layout_that_is_shipped() throws IOException, URISyntaxException {
        List<String> shipped = shipped();
        assertThat(shipped).contains("demo-24.yaml");
        for (String name : shipped) {
            bothAccept(resource(name));
        }
    }

    @Test
    void a_layout_needs_no_more_for_the_one_than_for_the_other() throws IOException {
        bothAccept(layout("family: wkly, address: 0, channels: 1", "size: S, board: b1, channel: 1"));
        bothRefuse(new YAMLMapper().readTree("boards: [{id: b1, family: wkly, address: 0, channels: 1}]"));
        bothRefuse(new YAMLMapper().readTree("compartments: [{id: A01, size: S, board: b1, channel: 1}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "family: xor8a, address: 32, channels: 32",
                "family: xor8a, address: 1, channels: 24, settings: {statusLength: THREE, pulseSeconds: 9, stiffSeconds: 9}",
                "family: xor8a, address: 1, channels: 32, settings: {statusLength: FOUR, statusOrder: LOW_FIRST}",
                "family: xor8a, address: 1, channels: 8, settings: {events: EVENTS_82, function: FUNCTION_33}",
                "family: kerong, address: 14, channels: 16",
                "family: kerong, address: 14, channels: 16, settings: {mode: cu16, unlockMillis: 5000}",
                "family: kerong, address: 9, channels: 48, settings: {mode: cu48-50, unlockMillis: 10}",
                "family: kerong, address: 9, channels: 48, settings: {mode: cu48-60, lockByte: FIRST}",
                "family: wkly, address: 31, channels: 54, settings: {pulseMillis: 50}",
                "family: modbus, address: 247, channels: 64, settings: {pulseMillis: 5000, stiffPulseMillis: 5000}",
            })
    void both_accept_a_board_at_its_limits(String board) throws IOException {
        bothAccept(layout(board, "size: M, zone: COLD, floor: 3000, board: b1, channel: 1, contact: OPEN_IS_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "family: winnsen, address: 1, channels: 8",
                "family: xor8a, channels: 8",
                "family: xor8a, address: 1",
                "family: xor8a, address: 0, channels: 8",
                "family: xor8a, address: 33, channels: 8",
                "family: xor8a, address: 1, channels: 33",
                "family: xor8a, address: 1, channels: 0",
                "family: xor8a, address: 1, channels: 32, settings: {statusLength: THREE}",
                "family: xor8a, address: 1, channels: 8, settings: {statusLength: FIVE}",
                "family: xor8a, address: 1, channels: 8, settings: {pulseSeconds: 10}",
                "family: xor8a, address: 1, channels: 8, settings: {mode: cu16}",
                "family: xor8a, address: 1, channels: 8, colour: red",
                "family: kerong, address: 15, channels: 16",
                "family: kerong, address: 0, channels: 17",
                "family: kerong, address: 10, channels: 48, settings: {mode: cu48-50}",
                "family: kerong, address: 0, channels: 49, settings: {mode: cu48-60}",
                "family: kerong, address: 0, channels: 48, settings: {mode: cu48-50, lockByte: FIRST}",
                "family: kerong, address: 0, channels: 16, settings: {lockByte: FIRST}",
                "family: kerong, address: 0, channels: 16, settings: {unlockMillis: 9}",
                "family: wkly, address: 32, channels: 8",
                "family: wkly, address: 0, channels: 55",
                "family: wkly, address: 0, channels: 8, settings: {pulseMillis: 49}",
                "family: modbus, address: 0, channels: 8",
                "family: modbus, address: 248, channels: 8",
                "family: modbus, address: 1, channels: 65",
                "family: modbus, address: 1, channels: 8, settings: {pulseMillis: 450}",
            })
    void both_refuse_a_board_beyond_them(String board) throws IOException {
        bothRefuse(layout(board, "size: S, board: b1, channel: 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "board: b1, channel: 1",
                "size: S, channel: 1",
                "size: S, board: b1",
                "size: XL, board: b1, channel: 1",
                "size: S, board: b1, channel: 0",
                "size: S, board: b1, channel: 65",
                "size: S, board: b1, channel: 1, zone: WARM",
                "size: S, board: b1, channel: 1, floor: 3001",
                "size: S, board: b1, channel: 1, floor: -1",
                "size: S, board: b1, channel: 1, contact: CLOSED",
                "size: S, board: b1, channel: 1, colour: red",
            })
    void both_refuse_a_compartment_that_is_not_told_rightly(String compartment) throws IOException {
        bothRefuse(layout("family: wkly, address: 0, channels: 54", compartment));
    }

    @Test
    void both_know_the_same_columns_and_the_same_names() throws IOException {
        JsonNode most = resource("demo-24.yaml");
        bothAccept(most.<ObjectNode>deepCopy().put("columns", 40));
        bothRefuse(most.<ObjectNode>deepCopy().put("columns", 41));
        bothRefuse(most.<ObjectNode>deepCopy().put("columns", 0));
        String text = most.toString();
        bothRefuse(new YAMLMapper().readTree(text.replace("\"A01\"", "\"a01\"")));
        bothRefuse(new YAMLMapper().readTree(text.replace("\"b1\"", "\"a board of much too long a name\"")));
    }
}
