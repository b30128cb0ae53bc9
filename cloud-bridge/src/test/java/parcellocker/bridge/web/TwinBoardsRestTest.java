package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/** Two boards with one identity, as the city sees them: their births come by turns. */
class TwinBoardsRestTest {
    private static final String OPERATOR = Jose.newSigningKey();
    private static final Doorstep door = new Doorstep(1);
    private static final Client client = Client.of(door.web.url());
    private static final Commands commands = new Commands(door.database);
    private static int drawn;

    @AfterAll
    static void stop() {
        door.close();
    }

    @Test
    void fromTheSecondTurnOnNothingIsOpenedFromAfar() throws Exception {
        LockerId locker = registered("TWIN-1");
        born(locker, 90, 40, 91);
        assertThat(modes(locker)).isEmpty();
        assertThat(post(locker).status()).isEqualTo(202);
        assertThat(commands.due(locker, Instant.now())).hasSize(1);
        assertThat(commands.waiting(Instant.now())).contains(locker);

        born(locker, 41);

        assertThat(modes(locker)).containsExactly("DOUBLED");
        assertThat(commands.due(locker, Instant.now())).as("under way").isEmpty();
        assertThat(commands.waiting(Instant.now())).doesNotContain(locker);
        OpenApi.Answer refused = post(locker);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(Client.json(refused).path("code").asText()).isEqualTo("LK-6015");
    }

    @Test
    void otherBridgesHearTheSameBirthsAndTheyCountOnce() throws Exception {
        LockerId locker = registered("TWIN-2");
        SqlBooks other = new SqlBooks(door.database);
        for (Status.Birth birth : List.of(birth(90), birth(40), birth(91))) {
            new Intake(door.books).born(locker, birth);
            new Intake(other).born(locker, birth);
        }
        assertThat(modes(locker)).isEmpty();
        born(locker, 41);
        assertThat(modes(locker)).containsExactly("DOUBLED");
    }

    @Test
    void itIsOverADayAfterNobodyElseCame() throws Exception {
        LockerId locker = registered("TWIN-3");
        born(locker, 90, 40, 91, 41, 92);
        assertThat(modes(locker)).containsExactly("DOUBLED");
        door.database.inTransaction(sql -> sql.change(
                "update fleet_locker set doubled_at = doubled_at - interval '24 hours' where locker = ?",
                locker.value()));
        assertThat(modes(locker)).isEmpty();
        assertThat(post(locker).status()).isEqualTo(202);
    }

    @Test
    void aLaterEpochBeginsWithOneBoard() throws Exception {
        LockerId locker = registered("TWIN-4");
        born(locker, 90, 40, 91, 41);
        register("TWIN-4", 2);
        assertThat(modes(locker)).isEmpty();
        born(locker, 92);
        born(locker, 1, 93);
        assertThat(modes(locker)).as("what was before does not count").isEmpty();
    }

    @Test
    void whatIsLongPastIsNotKept() throws Exception {
        LockerId locker = registered("TWIN-5");
        born(locker, 90, 91, 92);
        door.database.inTransaction(sql -> sql.change(
                "update fleet_birth set heard_at = heard_at - interval '1 hour' where locker = ?", locker.value()));
        born(locker, 93);
        List<Long> kept = door.database.inTransaction(sql -> sql.all(
                "select bd_seq from fleet_birth where locker = ? order by bd_seq",
                row -> row.getLong(1),
                locker.value()));
        assertThat(kept).containsExactly(92L, 93L);
    }

    private static void born(LockerId locker, long... numbers) {
        for (long number : numbers) {
            new Intake(door.books).born(locker, birth(number));
        }
    }

    private static Status.Birth birth(long number) {
        drawn++;
        return new Status.Birth(
                number, "session-" + drawn, "1.0", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 0, List.of(), "", List.of(), null);
    }

    private static LockerId registered(String id) throws Exception {
        register(id, 1);
        return new LockerId(id);
    }

    private static void register(String id, long epoch) throws Exception {
        String sealTo = Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"");
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"N\",\"address\":\"A\",\"epoch\":%d,\"sealTo\":\"%s\"}"
                        .formatted(id, epoch, sealTo));
    }

    private static List<String> modes(LockerId locker) throws Exception {
        JsonNode told = Client.json(client.get("/v1/lockers/" + locker));
        return told.path("modes").valueStream().map(JsonNode::asText).toList();
    }

    private static OpenApi.Answer post(LockerId locker) throws Exception {
        drawn++;
        long now = Instant.now().getEpochSecond();
        Command command = new Command(
                "%032x".formatted(drawn),
                locker.value(),
                "nonce",
                Command.Kind.OPEN,
                "A01",
                "caller",
                "T-1",
                "op-7",
                now,
                now + 60,
                drawn);
        SignedCommand signed = new SignedCommand(OperatorSign.sign(command, "ops-1", OPERATOR), List.of());
        return client.post("/v1/lockers/" + locker + "/commands", Json.write(signed));
    }
}
