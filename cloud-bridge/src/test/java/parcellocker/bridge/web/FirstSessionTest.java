package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** The README's session of a carrier's developer, run line by line as it stands there: a shell, curl and openssl, nothing else. */
class FirstSessionTest {
    private final Offices offices = new Offices(Postgres.migrated(), InstantSource.system(), false);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        offices.close();
    }

    @Test
    void each_line_does_what_is_written_there() throws Exception {
        Client client = new Client(offices.web.url());
        assertThat(client.post(
                                "/v1/lockers",
                                "{\"locker\":\"LY-0001\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1,\"sealTo\":\"%s\"}"
                                        .formatted(Jose.publicOf(Jose.newSealingKey())
                                                .replace("\"", "\\\"")))
                        .status())
                .isEqualTo(201);
        LockerId locker = new LockerId("LY-0001");
        offices.database.inTransaction(sql -> {
            SqlBooks.enrol(sql, locker, 1);
            return true;
        });
        String secret = Client.json(
                        client.put(
                                "/v1/partners/SF",
                                "{\"name\":\"SF\",\"kind\":\"CARRIER\",\"scopes\":[\"DECLARE\",\"EVENTS\",\"SHIPMENTS\"],\"mask\":\"MASKED\"}"))
                .path("secret")
                .asText();
        String session = Readme.session()
                .replaceFirst(
                        "CITY=\\S+; PARTNER=SF; SECRET=…",
                        "CITY=" + client.request("").build().uri() + "; PARTNER=SF; SECRET=" + secret);
        List<String> lines = List.of(session.split("\n(?=ask )", -1));
        String beginning = lines.getFirst();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            answers.add(new ObjectMapper().readTree(run(beginning + "\n" + line)));
            if (answers.size() == 1) {
                new Intake(offices.books)
                        .take(
                                locker,
                                new Journal(locker, 1)
                                        .deposit("d1", "A07", "SF1234567890123", "c")
                                        .all());
                offices.exchange.feed().gather();
            }
        }
        assertThat(answers.get(0).at("/results/0/result").asText()).isEqualTo("TAKEN");
        assertThat(answers.get(1).at("/events/0/code").asText()).isEqualTo("DEPOSITED");
        assertThat(answers.get(2).path("state").asText()).isEqualTo("STORED");
        assertThat(answers.get(2).path("phone").asText()).endsWith("5678").doesNotContain("12345678");
        assertThat(answers.get(3)
                        .at("/epcisBody/queryResults/resultsBody/eventList/0/bizStep")
                        .asText())
                .isEqualTo("storing");
        Gs1Schema.check(answers.get(3));
        assertThat(answers.get(4)
                        .at("/epcisBody/queryResults/resultsBody/eventList")
                        .size())
                .isEqualTo(1);
        assertThat(answers.get(5).path("carriers").path(0).asText()).isEqualTo("SF");
        assertThat(answers).hasSize(6);
    }

    private String run(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("session.sh"), script);
        Path errors = folder.resolve("errors");
        Process shell = new ProcessBuilder("bash", file.toString())
                .redirectError(errors.toFile())
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(errors)).isEmpty();
        assertThat(shell.exitValue()).as(answer).isZero();
        return answer;
    }
}
