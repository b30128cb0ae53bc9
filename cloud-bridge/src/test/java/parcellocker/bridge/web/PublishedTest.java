package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.TrackEvent;
import parcellocker.bridge.parcels.Happening;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.topic.Topic;

/** What a developer finds who knows nothing but the city's address. */
class PublishedTest {
    private static final Offices offices = new Offices(Postgres.migrated(), InstantSource.system(), false);
    private static final Client client = Client.of(offices.web.url());

    @AfterAll
    static void stop() {
        offices.close();
    }

    private static String served(String path) throws Exception {
        HttpResponse<String> answer = client.page(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode asyncApi() throws Exception {
        return new YAMLMapper().readTree(served("/asyncapi.yaml"));
    }

    @Test
    void the_document_of_messages_is_one_of_asyncapi_3() throws Exception {
        JsonSchema meta = Gs1Schema.read("/schemas/asyncapi-3.0.0.json");
        ObjectNode document = (ObjectNode) asyncApi();
        assertThat(meta.validate(document)).isEmpty();
        ((ObjectNode) document.at("/operations/sayAck")).put("action", "shout");
        assertThat(meta.validate(document)).isNotEmpty();
    }

    @Test
    void every_topic_there_is_and_no_other_is_described() throws Exception {
        List<String> described = asyncApi().path("channels").findValuesAsText("address").stream()
                .filter(address -> !address.equals("null"))
                .toList();
        assertThat(described)
                .containsExactlyInAnyOrder(Arrays.stream(Topic.Kind.values())
                        .map(kind -> "parcel/v1/{lockerId}/" + kind.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    @Test
    void whatever_the_documents_lead_to_is_served_to_everybody() throws Exception {
        List<String> paths = new ArrayList<>(asyncApi().findValuesAsText("$ref").stream()
                .filter(there -> there.startsWith("/"))
                .toList());
        var links = Pattern.compile("href=\"(/[^\"]*)\"").matcher(served("/developers"));
        while (links.find()) {
            paths.add(links.group(1));
        }
        for (String path : paths) {
            assertThat(served(path)).isNotEmpty();
        }
        for (String name : Published.OF_LOCKERS) {
            assertThat(paths).contains(Published.SCHEMAS + name);
            assertThat(Client.json(client.get(Published.SCHEMAS + name))
                            .path("$id")
                            .asText())
                    .isEqualTo(Published.SCHEMAS + name);
        }
    }

    /** Between braces a comma ends a sentence that stands in no quotes, and its rest becomes a name without a value. */
    @Test
    void no_sentence_in_the_documents_is_cut_at_a_comma() throws Exception {
        for (String path : List.of("/openapi.yaml", "/asyncapi.yaml")) {
            List<String> rests = new ArrayList<>();
            withoutValue(new YAMLMapper().readTree(served(path)), rests);
            assertThat(rests).as(path).isEmpty();
        }
    }

    private static void withoutValue(JsonNode node, List<String> names) {
        node.properties().forEach(part -> {
            // A channel that has no address says so.
            if (part.getValue().isNull() && !part.getKey().equals("address")) {
                names.add(part.getKey());
            }
        });
        node.forEach(part -> withoutValue(part, names));
    }

    static Stream<TrackEvent> events() {
        return Arrays.stream(Happening.Kind.values())
                .map(kind -> new TrackEvent(
                        7,
                        "LY-0001:1:2:" + kind,
                        "SF0001",
                        kind,
                        "LY-0001",
                        "A01",
                        1_790_000_000_000L,
                        Stamp.Clock.HOLDOVER));
    }

    @Test
    void whatever_can_be_brought_to_a_partner_is_what_is_published_of_it() throws Exception {
        ObjectNode published = (ObjectNode) new ObjectMapper().readTree(served("/schemas/v1/webhook.json"));
        published.remove("$id");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(published);
        for (TrackEvent event : events().toList()) {
            for (Dialect dialect : Dialect.values()) {
                JsonNode brought = new ObjectMapper().readTree(TrackEventJson.brought(event, dialect));
                assertThat(schema.validate(brought)).as(brought.toString()).isEmpty();
            }
        }
        assertThat(published.at("/definitions/TrackEvent/properties/code/enum"))
                .as("no word is published that is never told")
                .hasSize(Happening.Kind.values().length);
        assertThat(schema.validate(new ObjectMapper().readTree("{\"events\":[]}")))
                .isNotEmpty();
    }

    @Test
    void the_session_on_the_page_is_the_one_in_the_readme() throws Exception {
        String shown = served("/developers")
                .replaceFirst("(?s).*<pre[^>]*>\n(.*?)\n</pre>.*", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(shown).isEqualTo(Readme.session());
    }
}
