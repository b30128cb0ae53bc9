package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

class MessageRestTest {
    @Test
    void whom_no_message_reached_is_told_to_those_with_the_key() throws IOException, InterruptedException {
        try (Offices offices = new Offices(
                Postgres.migrated(), InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)), false)) {
            Client client = new Client(offices.web.url());
            client.post(
                    "/v1/lockers", "{\"locker\":\"LY-0001\",\"name\":\"North\",\"address\":\"Street 1\",\"epoch\":1}");
            Journal journal = new Journal(new LockerId("LY-0001"), 1);
            String code = journal.attach(
                    Json.write(new DrawnCode("00000000000000a1", "12345670")), Jose.publicOf(offices.sealing));
            journal.deposit("00000000000000a1", "A01", "YT0001", code);
            new Intake(offices.books).take(new LockerId("LY-0001"), journal.all());
            assertThat(client.get("/v1/messages/untold").body()).isEqualTo("{\"untold\":[]}");
            offices.messages.round();
            assertThat(client.get("/v1/messages/untold").body())
                    .contains("\"delivery\":\"00000000000000a1\"", "NO_PHONE")
                    .doesNotContain("12345670");
            assertThat(client.page("/v1/messages/untold").statusCode()).isEqualTo(401);
        }
    }
}
