package parcellocker.bridge.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** In a context of its own, so that the other tests' log stays as it is. */
class LogLayoutTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Logger logger(LogLayout layout) {
        context.setMDCAdapter(MDC.getMDCAdapter());
        layout.use(context);
        ((ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr"))
                .setOutputStream(written);
        return context.getLogger("parcellocker.bridge.app.Conversation");
    }

    @Test
    void each_line_is_an_object_that_says_what_it_belongs_to() throws Exception {
        Logger log = logger(LogLayout.JSON);
        try (Belongs unused = Belongs.to("locker", "LY-0001").and("waybill", "SF1234567890123")) {
            log.warn("{} entry {} kept aside", "LK-6010", 7);
        }
        log.info("two\nlines");
        String[] lines = written.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.path("locker").asText()).isEqualTo("LY-0001");
        assertThat(first.path("waybill").asText()).isEqualTo("SF1234567890123");
        assertThat(first.path("message").asText()).isEqualTo("LK-6010 entry 7 kept aside");
        assertThat(first.path("level").asText()).isEqualTo("WARN");
        assertThat(first.path("logger").asText()).isEqualTo("parcellocker.bridge.app.Conversation");
        assertThat(first.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
        JsonNode second = new ObjectMapper().readTree(lines[1]);
        assertThat(second.path("message").asText()).isEqualTo("two\nlines");
        assertThat(second.has("locker")).isFalse();
    }

    @Test
    void no_line_of_either_layout_leads_to_a_recipients_page() throws Exception {
        for (LogLayout layout : LogLayout.values()) {
            written.reset();
            logger(layout)
                    .warn(
                            "GET /p/abcdefghjkmnpqrstvwxyz2345 was slow",
                            new IllegalStateException("/p/abcdefghjkmnpqrstvwxyz2345"));
            assertThat(written.toString(StandardCharsets.UTF_8))
                    .contains("/p/…", "IllegalStateException")
                    .doesNotContain("abcdefgh");
        }
    }

    @Test
    void what_a_line_belonged_to_before_it_belongs_to_after() {
        try (Belongs outer = Belongs.to("locker", "LY-0001")) {
            outer.and("delivery", "d-1");
            try (Belongs unused = Belongs.to("locker", "LY-0002").and("partner", "SF")) {
                assertThat(MDC.getCopyOfContextMap())
                        .containsEntry("locker", "LY-0002")
                        .containsEntry("delivery", "d-1")
                        .containsEntry("partner", "SF");
            }
            assertThat(MDC.get("locker")).isEqualTo("LY-0001");
            assertThat(MDC.get("partner")).isNull();
        }
        assertThat(MDC.get("locker")).isNull();
        assertThat(MDC.get("delivery")).isNull();
    }
}
