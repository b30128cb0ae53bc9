package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.fleet.Uploads;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.ReportWords.Chunk;

/** What the listener takes of a report, and from whom. */
class ReportUploadTest {
    private static ReportOffice office;

    @BeforeAll
    static void start() throws Exception {
        office = new ReportOffice();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void nobody_but_the_locker_itself_uploads_and_only_what_was_asked_for() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-002");
        ReportOffice.Enrolled other = office.enrolled("REP-003");
        String request = office.asked(locker.id);
        byte[] whole = ReportOffice.bytes(1_000);
        byte[] piece = Arrays.copyOf(whole, 400);
        Chunk chunk = new Chunk("REP-002", request, 0, 1_000, Uploads.hash(whole), Uploads.hash(piece));
        String foreign = DeviceProof.of(chunk, other.board.key().getPrivate());
        String own = DeviceProof.of(chunk, locker.board.key().getPrivate());
        Client.assertProblem(403, "LK-7031", office.sent("PUT", chunk, foreign, piece, 0));
        Client.assertProblem(403, "LK-7031", office.sent("PUT", chunk, own, Arrays.copyOf(whole, 401), 0));
        Client.assertProblem(
                403,
                "LK-7031",
                office.sent(
                        "PUT", new Chunk("REP-002", request, 0, 1_001, chunk.whole(), chunk.chunk()), own, piece, 0));
        Client.assertProblem(403, "LK-7031", office.sent("GET", chunk, own, piece, 0));
        Client.assertProblem(404, "LK-7121", other.puts(request, whole, 0, 400, 0));
        Client.assertProblem(404, "LK-7121", other.asksHow(request, whole));
        Client.assertProblem(404, "LK-7121", locker.puts("ffffffffffffffff", whole, 0, 400, 0));
        Client.assertProblem(404, "LK-7121", locker.puts("not-hexadecimals", whole, 0, 400, 0));
        Client.assertProblem(400, "LK-7001", office.sent("PUT", chunk, "short", piece, 0));
        Client.assertProblem(422, "LK-7124", locker.puts(request, ReportOffice.bytes(3_000_000), 0, 1_000, 0));
        Client.assertProblem(413, "LK-7006", locker.puts(request, ReportOffice.bytes(300_000), 0, 262_145, 0));
        assertThat(office.report(locker.id, request).path("held").asLong()).isZero();
        assertThat(office.state(locker.id, request)).isEqualTo("ASKED");
        office.client.post("/v1/lockers/REP-002/revocation", "");
        Client.assertProblem(403, "LK-7034", locker.puts(request, whole, 0, 400, 0));
    }

    @Test
    void a_whole_that_is_not_what_its_hash_says_leaves_nothing() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-004");
        String request = office.asked(locker.id);
        byte[] whole = ReportOffice.bytes(1_000);
        String lie = Uploads.hash(new byte[0]);
        Chunk chunk = new Chunk("REP-004", request, 0, 1_000, lie, Uploads.hash(whole));
        String proof = DeviceProof.of(chunk, locker.board.key().getPrivate());
        Client.assertProblem(422, "LK-7124", office.sent("PUT", chunk, proof, whole, 0));
        assertThat(office.rows(request)).isZero();
        assertThat(office.report(locker.id, request).path("held").asLong()).isZero();
    }
}
