package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A schema of somebody else, with its formats asserted: GS1's tells wrong words from right ones by {@code format: uri} alone. */
final class Gs1Schema {
    static final JsonSchema EPCIS = read("/schemas/epcis-2.0.json");

    private Gs1Schema() {}

    static JsonSchema read(String resource) {
        try (InputStream in = Objects.requireNonNull(Gs1Schema.class.getResourceAsStream(resource))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            in,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Set<String> mistakes(JsonNode document) {
        return EPCIS.validate(document).stream().map(Object::toString).collect(Collectors.toSet());
    }

    static void check(JsonNode document) {
        assertThat(mistakes(document)).as(document.toString()).isEmpty();
    }
}
