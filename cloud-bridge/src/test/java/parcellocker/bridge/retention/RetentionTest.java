package parcellocker.bridge.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Keeping;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** Rows of all ages in a real PostgreSQL, the real round, and what the report says of both. */
class RetentionTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final Instant START = Instant.parse("2026-11-20T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    /** In days, around each rule: of 90, of 14 and 90, of 366. */
    private static final List<Integer> AGES = List.of(0, 13, 15, 89, 92, 103, 105, 200, 365, 367, 1_099);

    private final Database database = Postgres.migrated();
    private final Directives directives =
            new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Purge purge = new Purge(database, directives, Keeping.TERMS, now::get);
    private final Retention retention = new Retention(database, Keeping.kinds(), now::get);

    @BeforeEach
    void rows_of_all_ages() {
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "n", "a", 1, ""));
            return true;
        });
        AGES.forEach(this::rows);
    }

    private void rows(int age) {
        Timestamp then = Timestamp.from(START.minus(Duration.ofDays(age)));
        String name = "a" + age;
        run("insert into parcel_seal (name, locker, jwe, received_at) values (?, 'LY-0001', 'sealed', ?)", name, then);
        run("insert into parcel_link (hash, locker, delivery, expires_at) values (?, 'LY-0001', 'd', ?)", name, then);
        run(
                "insert into parcel_token (token, locker, kind, deliveries, expires_at) values (?, 'LY-0001', 'GROUP', '{}', ?)",
                name,
                then);
        run(
                "insert into parcel_mail_in (locker, delivery, state, compartment, sending_order, carrier, identity, shut_millis,"
                        + " open_millis, collector) values ('LY-0001', ?, 'COLLECTED', 'A01', 'o', 'SF', 'check-7', ?, 1, 'c')",
                name,
                then.getTime());
        run(
                "insert into account_audit (account, act, subject, address, at, last_at) values (?, 'PARCEL_READ', 's', 'a', ?, ?)",
                name,
                then,
                then);
        run(
                "insert into exchange_log (partner, way, items, status, millis, made_at) values ('SF', 'HEARD', 1, ?, 1, ?)",
                name,
                then);
        run(
                "insert into parcel_announced (waybill, locker, recipient, person, announced_at, lapsed_at)"
                        + " values (?, 'LY-0001', 'r', 'sealed', ?, ?)",
                "LAPSED" + age,
                then,
                then);
        run(
                "insert into parcel_announced (waybill, locker, recipient, person, announced_at)"
                        + " values (?, 'LY-0001', 'r', 'sealed', ?)",
                "EXPECTED" + age,
                then);
    }

    private void run(String statement, Object... values) {
        int unused = database.inTransaction(sql -> sql.change(statement, values));
    }

    private Map<String, Report.Proof> report() {
        Map<String, Report.Proof> proofs = new TreeMap<>();
        retention
                .report(TODAY, TODAY)
                .kinds()
                .forEach(one -> proofs.put(one.kind().name(), one));
        return proofs;
    }

    private static Report.Proof of(Map<String, Report.Proof> proofs, String kind) {
        return Objects.requireNonNull(proofs.get(kind), kind);
    }

    private void round() {
        retention.note(purge.round().erased());
    }

    @Test
    void before_any_round_the_tables_themselves_say_what_is_overdue() {
        Map<String, Report.Proof> proofs = report();
        assertThat(of(proofs, "SEAL").now()).isEqualTo(new Holding(11, 0, 7, START.minus(Duration.ofDays(1_099))));
        assertThat(of(proofs, "LINK").now().overdue()).isEqualTo(10);
        assertThat(of(proofs, "TOKEN").now().overdue()).isEqualTo(7);
        assertThat(of(proofs, "SENDER").now().overdue())
                .as("a row of 367 days has a day's grace")
                .isEqualTo(1);
        assertThat(of(proofs, "RECIPIENT").now().overdue())
                .as("7 lapsed, and 4 that should have lapsed 90 days ago")
                .isEqualTo(11);
        assertThat(retention.report(TODAY, TODAY).isClean()).isFalse();
    }

    @Test
    void after_a_round_nothing_older_than_its_rule_remains_and_the_report_says_how_much_went() {
        round();
        now.updateAndGet(at -> at.plusSeconds(60));
        Map<String, Report.Proof> proofs = report();
        assertThat(of(proofs, "SEAL").erased()).isEqualTo(7);
        assertThat(of(proofs, "SEAL").now()).isEqualTo(new Holding(4, 0, 0, START.minus(Duration.ofDays(89))));
        assertThat(of(proofs, "LINK").erased()).isEqualTo(10);
        assertThat(of(proofs, "TOKEN").erased()).isEqualTo(7);
        assertThat(of(proofs, "SENDER").erased()).isEqualTo(2);
        assertThat(of(proofs, "SENDER").now().held()).isEqualTo(9);
        assertThat(of(proofs, "RECIPIENT").erased()).isEqualTo(7);
        assertThat(of(proofs, "RECIPIENT").mostOverdue())
                .as("what lapses only now is forgotten 90 days later")
                .isZero();
        assertThat(of(proofs, "AUDIT").kind().kept()).isEqualTo(Duration.ofDays(366));
    }

    @Test
    void a_row_that_no_round_can_erase_shows_as_overdue_whatever_the_round_says() {
        run("create rule held as on delete to parcel_seal where old.name = 'a200' do instead nothing");
        round();
        Map<String, Report.Proof> proofs = report();
        assertThat(of(proofs, "SEAL").now().overdue()).isEqualTo(1);
        assertThat(of(proofs, "SEAL").mostOverdue()).isEqualTo(1);
        assertThat(of(proofs, "SEAL").now().oldest()).isEqualTo(START.minus(Duration.ofDays(200)));
        retention.note(Map.of("SEAL", 999L));
        assertThat(of(report(), "SEAL").now().overdue()).isEqualTo(1);
        assertThat(retention.report(TODAY, TODAY).isClean()).isFalse();
    }

    @Test
    void evidence_that_waits_for_somebody_to_settle_it_is_overdue_after_half_a_year() {
        run(
                "insert into journal_quarantine (locker, hash, problem, raw, first_seen) values ('LY-0001', 'h', 'LK-6010', 'x', ?)",
                Timestamp.from(START.minus(Duration.ofDays(185))));
        assertThat(of(report(), "JOURNAL_QUARANTINE").now().overdue()).isEqualTo(1);
    }

    @Test
    void what_a_delivery_still_needs_is_not_overdue_however_old() {
        delivery("STORED", "YTOPEN");
        run(
                "insert into parcel_announced (waybill, locker, recipient, person, announced_at) values ('YTOPEN', 'LY-0001', 'r-9', 'x', ?)",
                Timestamp.from(START.minus(Duration.ofDays(4_000))));
        round();
        assertThat(of(report(), "RECIPIENT").now().needed())
                .as("and two that may still come")
                .isEqualTo(3);
        assertThat(of(report(), "RECIPIENT").now().overdue()).isZero();
        assertThat(of(report(), "SEAL").now().needed()).as("its code").isEqualTo(1);
    }

    /** A round that never noted that a delivery is over would keep its recipient for ever, and say that all is well. */
    @Test
    void what_is_over_and_whose_end_no_round_has_noted_is_seen() {
        delivery("COLLECTED", "YTOVER");
        run(
                "insert into parcel_announced (waybill, locker, recipient, person, announced_at) values ('YTOVER', 'LY-0001', 'r-9', 'x', ?)",
                Timestamp.from(START.minus(Duration.ofDays(200))));
        long before = of(report(), "RECIPIENT").now().overdue();
        run("update parcel_delivery set state = 'STORED'");
        assertThat(of(report(), "RECIPIENT").now().overdue()).isEqualTo(before - 1);
    }

    private void delivery(String state, String waybill) {
        run(
                "insert into parcel_seal (name, locker, jwe, received_at) values ('code', 'LY-0001', 'x', ?)",
                Timestamp.from(START.minus(Duration.ofDays(200))));
        run(
                "insert into parcel_delivery (locker, delivery, state, compartment, waybills, courier, recipient, basis, code_salt,"
                        + " code_hash, code_seal, begun_millis, begun_seq) values ('LY-0001', 'd-1', ?, 'A01', ?, 'c', 'r-9',"
                        + " 'RECIPIENT_PARCEL', 's', 'h', 'code', ?, 1)",
                state,
                List.of(waybill),
                START.minus(Duration.ofDays(200)).toEpochMilli());
    }

    @Test
    void a_report_counts_its_own_days_of_the_city_alone_and_tells_how_long_nobody_went_round() {
        round();
        now.set(Instant.parse("2026-11-20T15:59:00Z"));
        retention.note(Map.of("SEAL", 1L));
        now.set(Instant.parse("2026-11-20T16:01:00Z"));
        retention.note(Map.of("SEAL", 5L));
        Report today = retention.report(TODAY, TODAY);
        assertThat(today.runs()).isEqualTo(2);
        assertThat(today.longestPause()).isEqualTo(Duration.ofHours(12));
        assertThat(Objects.requireNonNull(today.days().get(TODAY)).get("SEAL")).isEqualTo(8);
        Report both = retention.report(TODAY, TODAY.plusDays(1));
        assertThat(Objects.requireNonNull(both.days().get(TODAY.plusDays(1)))).isEqualTo(Map.of("SEAL", 5L));
        assertThat(retention.lines(TODAY.plusDays(1), TODAY.plusDays(1)))
                .extracting(Line::kind, Line::erased)
                .containsExactly(tuple("SEAL", 5L));
    }

    @Test
    void the_records_of_what_partners_were_told_are_kept_three_years_at_least() {
        assertThat(new Transfers(database).forget(START)).isEqualTo(1);
        retention.note(Map.of("TRANSFER", 1L));
        assertThat(of(report(), "TRANSFER").now().held()).isEqualTo(10);
        assertThat(of(report(), "TRANSFER").kind().kept()).isGreaterThanOrEqualTo(Duration.ofDays(3 * 365L));
    }

    @Test
    void reports_themselves_are_kept_three_years_and_name_nobody() {
        round();
        List<String> rows =
                database.inTransaction(sql -> sql.all("select l::text from retention_line l", row -> row.getString(1)));
        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).doesNotContain("sealed", "check-7", "LY-0001"));
        now.updateAndGet(at -> at.plus(Duration.ofDays(1_099)));
        round();
        assertThat(retention.lines(TODAY, TODAY)).isEmpty();
    }
}
