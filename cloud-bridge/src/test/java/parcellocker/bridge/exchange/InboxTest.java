package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

class InboxTest {
    private static Inbox.Told announced(String event, String waybill, String locker) {
        Announcement asked =
                new Announcement(waybill, new LockerId(locker), new Person("张三", "13812345678"), null, null);
        return new Inbox.Told(event, waybill, Optional.of(asked));
    }

    private static List<String> state(Market market) {
        List<String> rows = new ArrayList<>();
        market.database.inTransaction(sql -> {
            rows.addAll(sql.all(
                    "select waybill || ' ' || partner from exchange_shipment order by 1", row -> row.getString(1)));
            rows.addAll(sql.all(
                    "select waybill || ' ' || locker from parcel_announced order by 1", row -> row.getString(1)));
            rows.addAll(
                    sql.all("select event || ' ' || result from exchange_heard order by 1", row -> row.getString(1)));
            rows.addAll(sql.all("select 'directives ' || count(*) from fleet_directive", row -> row.getString(1)));
            return true;
        });
        return rows;
    }

    @Test
    void an_event_counts_once_and_what_was_refused_may_come_again() {
        Market market = new Market();
        Partner sf = market.carrier("SF");
        Inbox.Told told = announced("e1", "SF0001", "LY-0001");
        assertThatThrownBy(() -> market.inbox.take(sf, told)).hasMessageContaining(Problem.LOCKER_UNKNOWN.code());
        assertThat(state(market)).as("nothing is left of it").containsExactly("directives 0");
        market.locker("LY-0001");
        assertThat(market.inbox.take(sf, told)).isEqualTo(Inbox.Result.TAKEN);
        assertThat(market.inbox.take(sf, told)).isEqualTo(Inbox.Result.KNOWN);
        assertThat(state(market)).containsExactly("SF0001 SF", "SF0001 LY-0001", "e1 TAKEN", "directives 1");
    }

    @Test
    void a_parcel_has_one_carrier_and_any_number_of_others_who_follow_it() {
        Market market = new Market();
        market.declares(market.carrier("SF"), "SF0001");
        market.declares(market.partner("SHOP", Partner.Kind.SHOP, Optional.empty()), "SF0001");
        Partner thief = market.carrier("ZTO");
        assertThatThrownBy(() -> market.declares(thief, "SF0001"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.SHIPMENT_TAKEN));
        assertThat(market.feed.isOf(thief, "SF0001")).isFalse();
    }

    /** Doubled and reordered events leave the same behind as each once, in order. */
    @Test
    void repetition_and_disorder_change_nothing_in_the_end() {
        List<Inbox.Told> clean = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            clean.add(announced("e" + i, "SF%06d".formatted(i), "LY-000" + i % 3));
        }
        List<Inbox.Told> wild = new ArrayList<>(clean);
        wild.addAll(clean.subList(40, 70));
        Collections.shuffle(wild, new Random(5));
        assertThat(state(after(wild))).isEqualTo(state(after(clean)));
    }

    private static Market after(List<Inbox.Told> events) {
        Market market = new Market();
        Partner sf = market.carrier("SF");
        for (int i = 0; i < 3; i++) {
            market.locker("LY-000" + i);
        }
        events.forEach(told -> market.inbox.take(sf, told));
        return market;
    }

    @Test
    void what_cannot_be_understood_is_kept_sealed_with_its_reason() {
        Market market = new Market();
        Partner sf = market.carrier("SF");
        market.inbox.quarantine(sf, "{\"phone\":\"13812345678\"}", Problem.REQUEST_MALFORMED, "event: is missing");
        String kept = market.database.inTransaction(
                sql -> sql.all("select row_to_json(q)::text from exchange_quarantine q", row -> row.getString(1))
                        .getFirst());
        assertThat(kept).contains("LK-7001", "event: is missing").doesNotContain("13812345678");
        String sealed = market.database.inTransaction(
                sql -> sql.all("select sealed from exchange_quarantine", row -> row.getString(1))
                        .getFirst());
        assertThat(Market.SEALING.open(sealed)).contains("13812345678");
        assertThat(market.inbox.forget(market.now.get().plus(Duration.ofDays(90))))
                .isZero();
        assertThat(market.inbox.forget(market.now.get().plus(Duration.ofDays(91))))
                .isEqualTo(1);
    }

    @Test
    void an_event_is_known_for_ninety_days() {
        Market market = new Market();
        Partner sf = market.carrier("SF");
        market.declares(sf, "SF0001");
        assertThat(market.inbox.forget(market.now.get().plus(Duration.ofDays(90))))
                .isZero();
        Inbox.Told again = new Inbox.Told("declares-SF0001", "SF0001", Optional.empty());
        assertThat(market.inbox.take(sf, again)).isEqualTo(Inbox.Result.KNOWN);
        assertThat(market.inbox.forget(market.now.get().plus(Duration.ofDays(91))))
                .as("of what holds personal data")
                .isZero();
        assertThat(market.inbox.take(sf, again)).isEqualTo(Inbox.Result.TAKEN);
    }
}
