package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PolicyRestTest {
    @Test
    void what_the_city_promises_is_told_to_everybody_with_its_days_as_published() throws Exception {
        try (Doorstep doorstep = new Doorstep(Doorstep.PAID)) {
            JsonNode answer = Client.json(new Client(doorstep.web.url()).get("/v1/policy"));
            assertThat(answer.path("profiles")).hasSize(2);
            assertThat(answer.path("valid").asText()).isEqualTo("2000-01-01");
            JsonNode paid = answer.path("profiles").path(0);
            assertThat(paid.path("fee").path("fen").asInt()).isEqualTo(50);
            assertThat(paid.path("storage").path("hours").asInt()).isEqualTo(24);
            assertThat(paid.path("reminders").path("quietFrom").asText()).isEqualTo("22:00");
            assertThat(answer.path("profiles").path(1).path("publicBenefit").asBoolean())
                    .isTrue();
            assertThat(doorstep.get("/v1/policy").statusCode())
                    .as("without the key")
                    .isEqualTo(200);
        }
    }
}
