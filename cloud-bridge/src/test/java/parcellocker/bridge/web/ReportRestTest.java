package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.fleet.Uploads;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/** Reports of lockers, as operators ask for them at the interface and see them on the page. */
class ReportRestTest {
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
    void a_report_is_asked_for_uploaded_to_two_instances_in_turn_and_downloaded() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-001");
        office.told.clear();
        OpenApi.Answer answer = office.client.post(
                ReportOffice.path(locker.id),
                "{\"parts\":[\"DIAGNOSTICS\",\"JOURNAL\"],\"from\":\"2026-06-30T08:00:00Z\",\"to\":\"2026-07-01T08:00:00Z\","
                        + "\"mostBytes\":1000000}");
        String request = Client.json(answer).path("request").asText();
        assertThat(office.told).containsExactly(locker.id);
        assertThat(office.given(locker.id))
                .containsExactly(new Directive.Report(
                        request,
                        List.of(Fact.Part.DIAGNOSTICS, Fact.Part.JOURNAL),
                        Instant.parse("2026-06-30T08:00:00Z").toEpochMilli(),
                        Instant.parse("2026-07-01T08:00:00Z").toEpochMilli(),
                        1_000_000));
        assertThat(office.state(locker.id, request)).isEqualTo("ASKED");
        locker.says(new Fact.DirectiveTaken(1, "Report", null, null), ReportOffice.taken(request));
        assertThat(office.state(locker.id, request)).isEqualTo("ACCEPTED");
        assertThat(office.file(locker.id, request).statusCode())
                .as("not here yet")
                .isEqualTo(404);

        byte[] whole = ReportOffice.bytes(300_000);
        assertThat(locker.asksHow(request, whole).body()).isEqualTo("{\"held\":0,\"whole\":false}");
        assertThat(locker.puts(request, whole, 0, 262_144, 0).status()).isEqualTo(200);
        assertThat(office.state(locker.id, request)).isEqualTo("UPLOADING");
        assertThat(office.report(locker.id, request).path("held").asLong()).isEqualTo(262_144);
        assertThat(office.report(locker.id, request).path("total").asLong()).isEqualTo(300_000);
        Client.assertProblem(409, "LK-7123", locker.puts(request, whole, 0, 262_144, 1));
        assertThat(locker.puts(request, whole, 262_144, 300_000, 1).body())
                .isEqualTo("{\"held\":300000,\"whole\":true}");
        assertThat(office.state(locker.id, request)).isEqualTo("UPLOADED");
        locker.says(new Fact.ReportEnded(request, Fact.ReportEnd.UPLOADED, null));
        assertThat(office.report(locker.id, request).path("sha256").asText()).isEqualTo(Uploads.hash(whole));

        HttpResponse<byte[]> file = office.file(locker.id, request);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(whole);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"REP-001-" + request + ".json.gz\"");
        String subject = "REP-001 " + request;
        assertThat(office.audited(Audit.Act.REPORT_ASKED)).contains(subject);
        assertThat(office.audited(Audit.Act.REPORT_DOWNLOADED)).containsOnlyOnce(subject);
        office.intake.replay(locker.id);
        assertThat(office.state(locker.id, request)).as("after a replay").isEqualTo("UPLOADED");
        Client.assertProblem(409, "LK-7122", office.deleted(locker.id, request));
    }

    @Test
    void a_later_one_and_an_operator_cancel_and_what_had_come_goes() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-005");
        byte[] whole = ReportOffice.bytes(1_000);
        String first = office.asked(locker.id);
        locker.puts(first, whole, 0, 400, 0);
        assertThat(office.rows(first)).isEqualTo(1);
        String second = office.asked(locker.id);
        assertThat(office.state(locker.id, first)).isEqualTo("SUPERSEDED");
        assertThat(office.rows(first)).isZero();
        Client.assertProblem(409, "LK-7122", locker.puts(first, whole, 400, 1_000, 0));
        locker.puts(second, whole, 0, 400, 0);
        assertThat(office.deleted(locker.id, second).status()).isEqualTo(200);
        assertThat(office.state(locker.id, second)).isEqualTo("CANCELLED");
        assertThat(office.rows(second)).isZero();
        Client.assertProblem(409, "LK-7122", locker.asksHow(second, whole));
        locker.says(new Fact.ReportEnded(second, Fact.ReportEnd.WITHDRAWN, "LK-2064"));
        assertThat(office.state(locker.id, second)).isEqualTo("CANCELLED");
        assertThat(office.audited(Audit.Act.REPORT_CANCELLED)).contains("REP-005 " + second);
        List<String> listed = new ArrayList<>();
        Client.json(office.client.get(ReportOffice.path(locker.id)))
                .path("reports")
                .forEach(one -> listed.add(one.path("request").asText()));
        assertThat(listed).containsExactly(second, first);
    }

    @Test
    void what_the_locker_says_is_shown_with_its_number() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-006");
        String refused = office.asked(locker.id);
        locker.says(
                new Fact.ReportEnded(refused, Fact.ReportEnd.REFUSED, "LK-2061"),
                new Fact.DirectiveTaken(1, "Report", "LK-2061", null));
        assertThat(office.state(locker.id, refused)).isEqualTo("REFUSED");
        assertThat(office.report(locker.id, refused).path("problem").asText()).isEqualTo("LK-2061");
        String failed = office.asked(locker.id);
        locker.says(
                ReportOffice.taken(failed),
                new Fact.DirectiveTaken(2, "Report", null, null),
                new Fact.ReportEnded(failed, Fact.ReportEnd.FAILED, "LK-2063"));
        assertThat(office.state(locker.id, failed)).isEqualTo("FAILED");
        assertThat(office.state(locker.id, refused))
                .as("one that was over stays as it was")
                .isEqualTo("REFUSED");
        String unknown = office.asked(locker.id);
        locker.says(new Fact.DirectiveTaken(3, "Report", "LK-6006", null));
        assertThat(office.state(locker.id, unknown))
                .as("an agent that knows no reports")
                .isEqualTo("REFUSED");
        assertThat(office.report(locker.id, unknown).path("problem").asText()).isEqualTo("LK-6006");
        String page = office.client.page("/lockers/REP-006/reports").body();
        assertThat(page).contains("data-state=\"REFUSED\"", "data-state=\"FAILED\"", "LK-2063", "could not upload it");
        assertThat(office.client.page("/lockers/REP-006").body()).contains("/lockers/REP-006/reports");
    }

    @Test
    void a_list_and_a_new_epoch_say_again_what_is_open_and_nothing_else() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-007");
        office.asked(locker.id);
        String open = office.asked(locker.id);
        office.database.inTransaction(sql -> {
            office.city.sayAgain(sql, locker.id);
            return sql.change("delete from fleet_directive where locker = ?", "REP-007");
        });
        office.intake.born(
                locker.id,
                new Status.Birth(1, "s1", "1.0", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 0, List.of(), "", List.of(), null));
        assertThat(office.given(locker.id))
                .filteredOn(Directive.Report.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Directive.Report.class, one -> assertThat(one.request()).isEqualTo(open));
        office.deleted(locker.id, open);
        office.database.inTransaction(sql -> {
            office.city.reports().again(sql, locker.id);
            return locker;
        });
        assertThat(office.given(locker.id))
                .filteredOn(Directive.Report.class::isInstance)
                .hasSize(1);
    }

    @Test
    void no_more_than_ten_are_kept_and_none_longer_than_a_month() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-008");
        byte[] whole = ReportOffice.bytes(1_000);
        String first = office.asked(locker.id);
        locker.puts(first, whole, 0, 1_000, 0);
        for (int n = 0; n < 9; n++) {
            office.asked(locker.id);
        }
        assertThat(office.rows(first)).isEqualTo(1);
        String last = office.asked(locker.id);
        assertThat(office.rows(first)).isZero();
        Client.assertProblem(404, "LK-7121", office.client.get(ReportOffice.path(locker.id) + "/" + first));
        office.now.set(office.now.get().plus(Reports.KEPT).minusSeconds(60));
        office.city.reports().forget();
        assertThat(office.state(locker.id, last)).isEqualTo("ASKED");
        office.now.set(office.now.get().plusSeconds(120));
        assertThat(office.city.reports().forget()).isPositive();
        Client.assertProblem(404, "LK-7121", office.client.get(ReportOffice.path(locker.id) + "/" + last));
    }

    @Test
    void what_is_asked_for_must_be_sound() throws Exception {
        ReportOffice.Enrolled locker = office.enrolled("REP-009");
        for (String wrong : List.of(
                "{}",
                "{\"parts\":[]}",
                "{\"parts\":[\"LOG\",\"LOG\"]}",
                "{\"parts\":[\"BUS\"]}",
                "{\"parts\":[\"LOG\"],\"mostBytes\":65535}",
                "{\"parts\":[\"LOG\"],\"mostBytes\":8388609}",
                "{\"parts\":[\"LOG\"],\"from\":\"yesterday\"}",
                "{\"parts\":[\"LOG\"],\"from\":\"2026-07-01T08:00:00Z\",\"to\":\"2026-07-01T08:00:00Z\"}",
                "{\"parts\":[\"LOG\"],\"more\":1}")) {
            Client.assertProblem(400, "LK-7001", office.client.post(ReportOffice.path(locker.id), wrong));
        }
        Client.assertProblem(
                404, "LK-7002", office.client.post(ReportOffice.path(new LockerId("NOBODY")), "{\"parts\":[\"LOG\"]}"));
        Client.assertProblem(404, "LK-7002", office.client.get(ReportOffice.path(new LockerId("NOBODY"))));
        assertThat(office.given(locker.id)).isEmpty();
    }
}
