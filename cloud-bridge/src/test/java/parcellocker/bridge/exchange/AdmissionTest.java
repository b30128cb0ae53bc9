package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

class AdmissionTest {
    private final Market market = new Market();
    private int nonces;

    private Partner known(Partner.Scope... scopes) {
        return new Partner(
                "SF",
                "SF",
                Partner.Kind.CARRIER,
                List.of(scopes),
                Partner.Mask.NOTHING,
                Dialect.PLAIN,
                Optional.empty(),
                true);
    }

    private Signature.Request request() {
        return new Signature.Request(
                "GET",
                "/v1/events",
                String.valueOf(market.now.get().getEpochSecond()),
                "nonce-%03d".formatted(nonces++),
                "".getBytes(StandardCharsets.UTF_8));
    }

    private Partner asks(Signature.Request request, String secret) {
        return market.admission.admit("SF", Signature.of(request, secret), request, Partner.Scope.EVENTS);
    }

    private void isRefused(Problem problem, Signature.Request request, String secret) {
        assertThatThrownBy(() -> asks(request, secret))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void a_request_is_admitted_once() {
        String secret = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        Signature.Request request = request();
        assertThat(asks(request, secret).code()).isEqualTo("SF");
        isRefused(Problem.REQUEST_UNSIGNED, request, secret);
        market.passes(Duration.ofMinutes(4));
        isRefused(Problem.REQUEST_UNSIGNED, request, secret);
    }

    @Test
    void an_old_request_is_refused_also_when_its_number_is_forgotten() {
        String secret = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        Signature.Request ahead = request();
        market.passes(Duration.ofMinutes(-5));
        assertThat(asks(ahead, secret).code()).isEqualTo("SF");
        market.passes(Duration.ofSeconds(599));
        isRefused(Problem.REQUEST_UNSIGNED, ahead, secret);
        market.passes(Duration.ofSeconds(2));
        isRefused(Problem.REQUEST_UNSIGNED, ahead, secret);
    }

    @Test
    void a_wrong_secret_an_unknown_partner_and_one_that_is_not_active_hear_the_same() {
        isRefused(Problem.REQUEST_UNSIGNED, request(), "secret");
        String secret = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        isRefused(Problem.REQUEST_UNSIGNED, request(), "secret");
        Partner asleep = new Partner(
                "SF",
                "SF",
                Partner.Kind.CARRIER,
                List.of(Partner.Scope.EVENTS),
                Partner.Mask.NOTHING,
                Dialect.PLAIN,
                Optional.empty(),
                false);
        assertThat(market.partners.put(asleep)).as("the secret is told once").isEmpty();
        isRefused(Problem.REQUEST_UNSIGNED, request(), secret);
    }

    @Test
    void who_may_not_is_told_so() {
        String secret = market.partners.put(known(Partner.Scope.DECLARE)).orElseThrow();
        isRefused(Problem.SCOPE_MISSING, request(), secret);
    }

    @Test
    void a_former_secret_is_good_until_the_new_one_is_used() {
        String former = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        Partner partner = market.partners.find("SF");
        String present = market.partners.renewSecret("SF");
        assertThat(asks(request(), former).code()).isEqualTo("SF");
        Signature.Request sent = request();
        assertThat(market.partners.sign(partner, sent)).isEqualTo(Signature.of(sent, former));
        assertThat(asks(request(), present).code()).isEqualTo("SF");
        isRefused(Problem.REQUEST_UNSIGNED, request(), former);
        assertThat(market.partners.sign(partner, sent)).isEqualTo(Signature.of(sent, present));
    }

    @Test
    void no_secret_lies_open_in_the_database() {
        String secret = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        String kept = market.database.inTransaction(
                sql -> sql.all("select row_to_json(p)::text from exchange_partner p", row -> row.getString(1))
                        .getFirst());
        assertThat(kept).doesNotContain(secret);
    }

    @Test
    void a_secret_that_is_renewed_twice_before_its_partner_heard_shuts_nobody_out() {
        String known = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        String missed = market.partners.renewSecret("SF");
        String present = market.partners.renewSecret("SF");
        assertThat(asks(request(), known).code()).isEqualTo("SF");
        isRefused(Problem.REQUEST_UNSIGNED, request(), missed);
        assertThat(asks(request(), present).code()).isEqualTo("SF");
        isRefused(Problem.REQUEST_UNSIGNED, request(), known);
    }

    @Test
    void secrets_outlive_the_key_of_the_city_that_sealed_them() {
        String former = market.partners.put(known(Partner.Scope.EVENTS)).orElseThrow();
        String present = market.partners.renewSecret("SF");
        KeyRing rotated = Market.SEALING.rotated(Jose.newSealingKey());
        Partners restarted = new Partners(market.database, rotated);
        restarted.reseal();
        restarted.reseal();
        Partners later = new Partners(market.database, KeyRing.of(rotated.present()));
        Admission admission = new Admission(market.database, later, market.now::get);
        for (String secret : List.of(former, present)) {
            Signature.Request request = request();
            assertThat(admission
                            .admit("SF", Signature.of(request, secret), request, Partner.Scope.EVENTS)
                            .code())
                    .isEqualTo("SF");
        }
    }

    @Test
    void a_secret_that_no_key_opens_any_more_keeps_no_other_from_being_sealed_again() {
        market.partners.put(known(Partner.Scope.EVENTS));
        market.database.inTransaction(sql -> sql.change(
                "update exchange_partner set secret = ?", Jose.seal("lost", Jose.publicOf(Jose.newSealingKey()))));
        market.carrier("ZTO");
        KeyRing rotated = Market.SEALING.rotated(Jose.newSealingKey());
        new Partners(market.database, rotated).reseal();
        Partners later = new Partners(market.database, KeyRing.of(rotated.present()));
        assertThat(market.database
                        .inTransaction(sql -> later.secrets(sql, "ZTO"))
                        .present())
                .isNotEmpty();
        later.renewSecret("SF");
    }
}
