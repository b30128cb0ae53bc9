package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report over real HTTP, as the published document has it. */
class RetentionRestTest {
    private static Hall hall;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        hall = new Hall(false);
        hall.everyRole();
        client = new Client(hall.web.url());
        int unused = hall.database.inTransaction(sql -> sql.change(
                "insert into parcel_seal (name, locker, jwe, received_at) values ('old', 'LY-0001', 'x', ?)",
                Timestamp.from(Instant.now().minus(Duration.ofDays(100)))));
        hall.retention.note(Map.of("SEAL", 3L, "AUDIT", 0L));
    }

    @AfterAll
    static void stop() {
        hall.close();
    }

    @Test
    void the_report_is_told_as_published_with_what_is_overdue() throws Exception {
        JsonNode report = Client.json(client.get("/v1/retention"));
        assertThat(report.path("clean").asBoolean()).isFalse();
        assertThat(report.path("runs").asInt()).isEqualTo(1);
        JsonNode seal = kind(report, "SEAL");
        assertThat(seal.path("erased").asInt()).isEqualTo(3);
        assertThat(seal.path("overdue").asInt()).isEqualTo(1);
        assertThat(seal.path("keptDays").asInt()).isEqualTo(90);
        assertThat(seal.path("basis").asText()).contains("个人信息保护法");
        assertThat(report.path("days").path(0).path("erased").path("SEAL").asInt())
                .isEqualTo(3);
        assertThat(report.path("kinds")).hasSize(10);
    }

    private static JsonNode kind(JsonNode report, String name) {
        for (JsonNode kind : report.path("kinds")) {
            if (kind.path("kind").asText().equals(name)) {
                return kind;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void rounds_are_lines_of_a_table() throws Exception {
        String[] lines = client.get("/v1/retention.csv").body().split("\r\n");
        assertThat(lines[0]).isEqualTo("run,at,kind,kept_days,erased,held,needed,overdue,oldest");
        assertThat(lines).hasSize(3);
        assertThat(lines[2]).matches("1,[^,]+Z,SEAL,90,3,1,0,1,[^,]+Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-30",
                "from=yesterday",
                "to=1999-01-01",
                "from=2026-03-02&to=2026-03-01",
                "from=2026-01-01&to=2026-04-03"
            })
    void days_that_are_none_or_too_many_are_refused(String days) throws Exception {
        OpenApi.Answer answer = client.get("/v1/retention?" + days);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("LK-7001");
        assertThat(client.get("/v1/retention.csv?" + days).status()).isEqualTo(400);
    }

    @Test
    void the_regulator_and_the_operator_see_it_on_a_page_and_take_it_along() throws Exception {
        for (String name : new String[] {"regulator", "operator"}) {
            Hall.Browser browser = hall.signedIn(name);
            assertThat(browser.get("/retention").body())
                    .contains("Something is overdue", "Seals: codes", "个人信息保护法 19, 47", "<svg", "<rect");
            assertThat(browser.get("/retention.csv").body()).contains(",SEAL,90,3,1,0,1,");
            assertThat(browser.get("/retention.json").body()).contains("\"clean\":false");
        }
        assertThat(hall.signedIn("technician").get("/retention").statusCode()).isEqualTo(403);
    }
}
