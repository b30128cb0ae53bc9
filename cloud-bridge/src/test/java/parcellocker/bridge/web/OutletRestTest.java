package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.contract.wire.Jose;

/** An outlet from its building site to the map, over real HTTP and a real PostgreSQL; the Spring Festival of 2026 lies in between. */
class OutletRestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant[] NOW = {Instant.parse("2026-02-10T02:00:00Z")};
    private static final InstantSource CLOCK = () -> NOW[0];
    private static final Offices offices = new Offices(Postgres.migrated(), CLOCK, false);
    private static final Client client = Client.of(offices.web.url());

    @AfterAll
    static void stop() {
        offices.close();
    }

    @Test
    void from_the_building_site_to_the_map() throws Exception {
        ObjectNode sheet = sheet("Gate of the way", 112.40, 34.60);
        sheet.remove("openedOn");
        assertThat(put("way", sheet).status()).isEqualTo(201);
        assertThat(state(act("way", "ACCEPT_BUILDING", ""))).isEqualTo("BUILT");
        assertThat(state(act("way", "OPEN", ",\"openedOn\":\"2026-02-09\""))).isEqualTo("DRAFT");
        assertProblem(422, "LK-7053", act("way", "SUBMIT", ""), "photos");
        assertThat(photo("way", jpeg()).statusCode()).isEqualTo(200);
        assertThat(state(act("way", "SUBMIT", ""))).isEqualTo("SUBMITTED");
        assertThat(onTheMap()).doesNotContain("Gate of the way");
        assertThat(state(act("way", "RETURN", ",\"missing\":[\"the contract\"]")))
                .isEqualTo("INCOMPLETE");
        assertThat(state(act("way", "SUBMIT", ""))).isEqualTo("SUBMITTED");
        assertProblem(409, "LK-7052", act("way", "RETURN", ",\"missing\":[\"one thing more\"]"), "once");
        JsonNode filed = Client.json(act("way", "FILE", ",\"number\":\"LY-2026-0001\""));
        assertThat(filed.path("number").asText()).isEqualTo("LY-2026-0001");
        assertThat(filed.path("history").findValuesAsText("act"))
                .containsExactly("DECLARE", "ACCEPT_BUILDING", "OPEN", "PHOTO", "SUBMIT", "RETURN", "SUBMIT", "FILE");
        assertThat(onTheMap()).contains("Gate of the way");
        assertThat(state(act("way", "CANCEL", ",\"reason\":\"closed\""))).isEqualTo("CANCELLED");
        assertThat(onTheMap()).doesNotContain("Gate of the way");
    }

    @Test
    void who_answers_for_it_is_sealed_and_told_to_nobody() throws Exception {
        ObjectNode sheet = sheet("Secret keeper", 112.41, 34.60);
        assertThat(put("keeper", sheet).status()).isEqualTo(201);
        String told = client.get("/v1/outlets/keeper").body()
                + client.page("/outlets/keeper").body()
                + client.page("/outlets").body();
        String kept = offices.database.inTransaction(sql -> sql.one(
                        "select sheet::text from registry_outlet where outlet = 'keeper'", row -> row.getString(1))
                .orElseThrow());
        for (String secret : List.of("Zhang San", "13812345678", "11010519491231002X")) {
            assertThat(told).doesNotContain(secret);
            assertThat(kept).doesNotContain(secret);
        }
        assertThat(told).doesNotContain("keeper" + "Name");
        assertThat(Jose.open(MAPPER.readTree(kept).path("keeperPhone").asText(), offices.sealing))
                .isEqualTo("13812345678");
    }

    @Test
    void declaring_the_same_again_changes_nothing_but_the_history() throws Exception {
        ObjectNode sheet = sheet("Twice", 112.42, 34.60);
        assertThat(put("twice", sheet).status()).isEqualTo(201);
        assertThat(put("twice", sheet).status()).isEqualTo(200);
        assertThat(Client.json(client.get("/v1/outlets/twice"))
                        .path("sheet")
                        .path("name")
                        .asText())
                .isEqualTo("Twice");
        sheet.put("name", "Corrected");
        assertThat(Client.json(put("twice", sheet)).path("sheet").path("name").asText())
                .isEqualTo("Corrected");
    }

    @Test
    void a_locker_is_one_outlet_and_a_number_is_given_once() throws Exception {
        file("first", sheet("First", 112.43, 34.60).put("locker", "LY-0077"), "LY-2026-0100");
        assertProblem(
                409, "LK-7054", put("second", sheet("Second", 112.43, 34.61).put("locker", "LY-0077")), "locker");
        put("third", sheet("Third", 112.43, 34.62));
        photo("third", jpeg());
        act("third", "SUBMIT", "");
        assertProblem(409, "LK-7054", act("third", "FILE", ",\"number\":\"LY-2026-0100\""), "number");
        act("first", "CANCEL", ",\"reason\":\"moved\"");
        assertThat(put("second", sheet("Second", 112.43, 34.61).put("locker", "LY-0077"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void every_mistake_of_a_sheet_is_told_at_once_and_no_value_with_it() throws Exception {
        ObjectNode sheet = sheet("Wrong", 112.44, 34.60)
                .put("operatorCode", "91350100M000100Y44")
                .put("keeperId", "110105194912310021")
                .put("licenceUntil", "2026-02-30")
                .put("lng", 300)
                .put("kind", "PALACE");
        OpenApi.Answer refused = put("wrong", sheet);
        assertProblem(400, "LK-7001", refused, "operatorCode");
        assertThat(refused.body())
                .contains("keeperId", "licenceUntil", "lng", "kind")
                .doesNotContain("110105194912310021", "PALACE");
        assertProblem(404, "LK-7051", client.get("/v1/outlets/wrong"), "wrong");
        assertProblem(400, "LK-7001", put("no name", sheet("x", 1, 1)), "outlet");
        assertProblem(404, "LK-7051", act("nowhere", "SUBMIT", ""), "nowhere");
        assertProblem(400, "LK-7001", act("nowhere", "DANCE", ""), "act");
    }

    @Test
    void a_picture_is_taken_in_by_its_limits() throws Exception {
        put("pictured", sheet("Pictured", 112.45, 34.60));
        assertThat(photo("pictured", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
        assertThat(photo("pictured", new byte[(8 << 20) + 1]).statusCode()).isEqualTo(413);
        assertThat(photo("pictured", jpeg()).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> kept = java.net.http.HttpClient.newHttpClient()
                .send(
                        client.authorised("/v1/outlets/pictured/photos/1").GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(ImageIO.read(new ByteArrayInputStream(kept.body())).getWidth())
                .isEqualTo(40);
        assertThat(Client.json(client.get("/v1/outlets/pictured"))
                        .path("photos")
                        .toString())
                .isEqualTo("[1]");
        assertProblem(404, "LK-7051", client.get("/v1/outlets/pictured/photos/2"), "photo");
        assertProblem(400, "LK-7001", client.get("/v1/outlets/pictured/photos/0"), "photo");
    }

    @Test
    void the_map_is_for_everybody_and_only_of_its_piece() throws Exception {
        file("inside", sheet("Inside", 111.5, 33.5), "LY-2026-0200");
        file("outside", sheet("Outside", 111.7, 33.5), "LY-2026-0201");
        HttpResponse<String> found = client.page("/v1/map/outlets.geojson?bbox=111.4,33.4,111.6,33.6");
        assertThat(found.headers().firstValue("Content-Type")).contains("application/geo+json");
        assertThat(found.body()).contains("\"coordinates\":[111.5,33.5]").doesNotContain("Outside", "crs");
        JsonNode shifted = MAPPER.readTree(client.page("/v1/map/outlets.geojson?bbox=111.4,33.4,111.6,33.6&crs=gcj02")
                .body());
        assertThat(shifted.path("crs_note").asText()).startsWith("GCJ-02");
        assertThat(shifted.at("/features/0/geometry/coordinates/0").asDouble()).isGreaterThan(111.504);
        assertThat(client.page("/v1/map/outlets.geojson?bbox=111.4,33.4,111.6,33.6&kind=STATION")
                        .body())
                .contains("\"features\":[]");
        for (String wrong : List.of("", "bbox=1,2,3", "bbox=3,2,1,4", "bbox=a,b,c,d", "bbox=NaN,1,2,3")) {
            assertProblem(400, "LK-7001", client.get("/v1/map/outlets.geojson?" + wrong), "bbox");
        }
        assertProblem(400, "LK-7001", client.get("/v1/map/outlets.geojson?bbox=1,2,3,4&crs=bd09"), "crs");
    }

    /** What is open to all is named by how its path begins; no way round may lead from there to the rest. */
    @Test
    void no_path_that_begins_like_the_map_reaches_what_needs_the_key() throws Exception {
        for (String path : List.of(
                "/v1/map/../outlets", "/v1/map/%2e%2e/outlets", "/v1/map/..%2foutlets", "/assets/../v1/outlets")) {
            HttpResponse<String> answer = client.page(path);
            assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as(path).doesNotContain("\"outlets\"");
        }
    }

    @Test
    void tiles_are_served_and_missing_ones_are_no_error() throws Exception {
        assertThat(client.page("/v1/map/tiles/10/831/406").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(client.page("/v1/map/tiles/1/7/0").statusCode()).isEqualTo(204);
        assertProblem(400, "LK-7001", client.get("/v1/map/tiles/1/x/0"), "column");
    }

    private static void file(String outlet, ObjectNode sheet, String number) throws Exception {
        assertThat(put(outlet, sheet).status()).isEqualTo(201);
        photo(outlet, jpeg());
        act(outlet, "SUBMIT", "");
        assertThat(state(act(outlet, "FILE", ",\"number\":\"" + number + "\""))).isEqualTo("FILED");
    }

    private static String onTheMap() throws Exception {
        return client.page("/v1/map/outlets.geojson?bbox=112,34,113,35").body();
    }

    private static ObjectNode sheet(String name, double lng, double lat) throws IOException {
        ObjectNode sheet = (ObjectNode) MAPPER.readTree("""
                {"actor":"carrier-7","kind":"LOCKER","operator":"Luo Express","operatorCode":"91350100M000100Y43",
                 "licence":"L-41-0001","licenceScope":["DELIVER","ACCEPT"],"licenceRegions":["410300"],"licenceUntil":"2028-06-30",
                 "keeperName":"Zhang San","keeperPhone":"13812345678","keeperId":"11010519491231002X","region":"410303",
                 "address":"Zhongzhou Road 1","openedOn":"2026-02-02","hours":"0-24","services":["DELIVER"],"carriers":["YUNDA"],
                 "equipment":["STORAGE","COMMUNICATION","SHELF","VIDEO"],"publicBenefit":true,"freeHours":24}
                """);
        return sheet.put("name", name).put("lng", lng).put("lat", lat);
    }

    private static OpenApi.Answer put(String outlet, ObjectNode sheet) throws Exception {
        return client.put("/v1/outlets/" + outlet.replace(" ", "%20"), sheet.toString());
    }

    private static OpenApi.Answer act(String outlet, String act, String more) throws Exception {
        return client.post(
                "/v1/outlets/" + outlet + "/acts", "{\"actor\":\"desk-1\",\"act\":\"" + act + "\"" + more + "}");
    }

    private static String state(OpenApi.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Client.json(answer).path("state").asText();
    }

    private static HttpResponse<String> photo(String outlet, byte[] bytes) throws Exception {
        return client.send(client.authorised("/v1/outlets/" + outlet + "/photos/1?actor=carrier-7")
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private static void assertProblem(int status, String code, OpenApi.Answer answer, String word) throws IOException {
        Client.assertProblem(status, code, answer);
        assertThat(Client.json(answer).path("detail").asText()).contains(word);
    }
}
