package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** Four partners over real HTTP: one that takes everything, one that never answers, one that fails, one that hangs up. */
class WebhooksTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    private static final int PARCELS = 12;

    private final Database database = Postgres.migrated();
    private final InstantSource clock = InstantSource.system();
    private final Partners partners = new Partners(database, SEALING);
    private final Feed feed = new Feed(database, clock);
    private final Pushes pushes = new Pushes(database, clock, new SplittableRandom(3));
    private final Webhooks webhooks =
            new Webhooks(pushes, partners, new Transfers(database), new Exchange.Surroundings(clock, Watch.none()));
    private final Inbox inbox;
    private final SqlBooks books = new SqlBooks(database);
    private final Journal journal = new Journal(LOCKER, 1);
    private final PartnerSites sites = new PartnerSites();

    WebhooksTest() {
        Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "东门柜", "中州路1号", 1, ""));
            SqlBooks.enrol(sql, LOCKER, 1);
            return true;
        });
        inbox = new Inbox(
                database,
                new Announcements(database, directives, SEALING),
                clock,
                SEALING.published().present());
    }

    @AfterEach
    void stop() {
        sites.letGo();
        webhooks.close();
        sites.close();
        assertThat(sites.unfit()).as("not what is published").isZero();
    }

    private Partner partner(String code, String path) {
        Partner partner = new Partner(
                code,
                code,
                Partner.Kind.SHOP,
                List.of(Partner.Scope.EVENTS),
                Partner.Mask.NOTHING,
                Dialect.WECHAT,
                Optional.of(sites.at(path)),
                true);
        sites.knows(code, partners.put(partner).orElseThrow());
        return partner;
    }

    private void parcels(List<Partner> followers) {
        for (int i = 0; i < PARCELS; i++) {
            String waybill = "SF%04d".formatted(i);
            for (Partner partner : followers) {
                inbox.take(partner, new Inbox.Told("e" + i, waybill, Optional.empty()));
            }
            journal.deposit("d" + i, "A%02d".formatted(i + 1), waybill, "c");
            journal.pickup("d" + i, "A%02d".formatted(i + 1));
        }
        new Intake(books).take(LOCKER, journal.all());
        feed.gather();
    }

    private List<PartnerSites.Heard> all(int count) throws InterruptedException {
        List<PartnerSites.Heard> all = new ArrayList<>();
        while (all.size() < count) {
            Optional<PartnerSites.Heard> one = sites.heard(20_000);
            assertThat(one).as("after %d of %d", all.size(), count).isPresent();
            all.add(one.orElseThrow());
        }
        return all;
    }

    @Test
    void partners_that_hang_fail_or_hang_up_delay_nobody_else() throws Exception {
        Partner good = partner("GOOD", "/takes?token=1");
        parcels(List.of(good, partner("SLOW", "/slow"), partner("FAILS", "/fails"), partner("HANGS", "/hangs-up")));
        webhooks.round();
        List<PartnerSites.Heard> all = all(2 * PARCELS);
        assertThat(sites.waiting())
                .as("the slow one has only what fits its lanes")
                .isLessThanOrEqualTo(4);
        for (int i = 0; i < PARCELS; i++) {
            String waybill = "SF%04d".formatted(i);
            assertThat(all.stream().filter(one -> one.waybill().equals(waybill)).map(PartnerSites.Heard::code))
                    .containsExactly("DEPOSITED", "PICKED_UP");
        }
    }

    @Test
    void what_befalls_a_parcel_is_brought_as_part_of_the_trace_in_which_that_partner_declared_it() throws Exception {
        String theirs = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Partner traced = partner("TRACED", "/takes");
        Tracing tracing = Watch.none().tracing();
        try (Spell unused = tracing.begin(
                "POST /v1/events", SpanKind.SERVER, tracing.context(Map.of("traceparent", theirs)), Duration.ZERO)) {
            inbox.take(traced, new Inbox.Told("first", "SF0000", Optional.empty()));
        }
        parcels(List.of(partner("PLAIN", "/takes")));
        webhooks.round();
        assertThat(all(2 + 2 * PARCELS)).hasSize(2 + 2 * PARCELS);
        assertThat(sites.traces()).containsExactlyInAnyOrder("TRACED " + theirs, "PLAIN null");
    }

    @Test
    void what_was_not_taken_comes_again() throws Exception {
        Partner partner = partner("GOOD", "/takes");
        sites.answers(302);
        parcels(List.of(partner));
        webhooks.round();
        until(() -> count("why = '302'") > 0);
        assertThat(sites.hasHeard()).isFalse();
        sites.answers(200);
        List<PartnerSites.Heard> all = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (all.size() < 2 * PARCELS) {
            assertThat(System.nanoTime()).as("after %d", all.size()).isLessThan(deadline);
            webhooks.round();
            sites.heard(100).ifPresent(all::add);
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    /** Waits for what other threads do, but not for ever. */
    private void until(BooleanSupplier isSo) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to it").isLessThan(deadline);
            assertThat(sites.pauses(50)).isTrue();
        }
    }

    private long count(String where) {
        return database.inTransaction(
                sql -> sql.all("select count(*) from exchange_push where " + where, row -> row.getLong(1))
                        .getFirst());
    }

    @Test
    void a_partner_that_lets_its_answer_drip_has_not_taken_it() throws Exception {
        parcels(List.of(partner("DRIPS", "/drips")));
        webhooks.round();
        until(() -> count("why is not null") > 0);
        assertThat(count("ended is not null")).isZero();
        until(() -> sites.hungUp() > 0);
    }

    @Test
    void what_cannot_even_be_signed_waits_and_ends_like_what_is_not_taken() throws Exception {
        parcels(List.of(partner("LOST", "/takes")));
        database.inTransaction(sql -> sql.change(
                "update exchange_partner set secret = ?", Jose.seal("secret", Jose.publicOf(Jose.newSealingKey()))));
        webhooks.round();
        until(() -> count("why = 'ProblemException'") == PARCELS);
        assertThat(sites.hasHeard()).isFalse();
    }

    @Test
    void a_bridge_that_stops_holds_nothing_against_the_partner_it_was_waiting_for() throws Exception {
        parcels(List.of(partner("SLOW", "/slow")));
        webhooks.round();
        until(() -> sites.waiting() == 4);
        webhooks.close();
        assertThat(count("attempts = 1")).isEqualTo(4);
        assertThat(count("why is not null")).isZero();
        assertThat(pushes.due()).extracting(Partner::code).containsExactly("SLOW");
    }
}
