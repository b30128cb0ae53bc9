package parcellocker.bridge.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.ProblemException;

/** People for whom a provider vouches, on a real PostgreSQL. */
class FederationTest {
    private static final Database database = Postgres.migrated();
    private static final String ISSUER = "https://id.city.example";
    private static final String HERE = "10.0.0.9";
    private static final Actor ROOT = new Actor("root", "10.0.0.1");
    private static final Federation.Person LI = new Federation.Person(ISSUER, "4711", "li.wei");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
    private final Accounts accounts = new Accounts(
            database,
            new Accounts.Terms(Accounts.Terms.usual().sessions(), Duration.ofDays(366), new Cost(64, 1, 1)),
            now::get);
    private final Federation federation = accounts.federation();

    @BeforeEach
    void empty() {
        database.inTransaction(sql ->
                sql.change("truncate account_holder, account_session, account_browser, account_guess, account_audit"));
        accounts.add(
                ROOT,
                new Account.Standing("root", Role.ADMINISTRATOR, Optional.empty(), true),
                "correct horse battery");
    }

    private static Federation.Arrival of(Federation.Person person, Role role) {
        Optional<String> partner = role.isOfPartner() ? Optional.of("SF") : Optional.empty();
        return new Federation.Arrival(person, role, partner, HERE, "en", "");
    }

    private Optional<Session> found(String token) {
        return accounts.sessions().find(token);
    }

    private Account account(String start) {
        return accounts.all().stream()
                .filter(one -> one.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private List<Audit.Act> acts() {
        return accounts.audit().latest(null, null).stream().map(Audit.Row::act).toList();
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
            return "done";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    @Test
    void whoever_comes_first_gets_an_account_that_no_name_of_ours_can_be() {
        Session session = found(federation.signIn(of(LI, Role.OPERATOR))).orElseThrow();
        assertThat(session.role()).isEqualTo(Role.OPERATOR);
        assertThat(session.isFederated()).isTrue();
        assertThat(session.mustChange()).isFalse();
        assertThat(session.account()).matches("li\\.wei~[0-9a-f]{16}").doesNotMatch(Account.NAME);
        assertThat(account("li.wei").origin()).isEqualTo(new Account.Origin.Provider(ISSUER, "4711"));
        assertThat(acts()).startsWith(Audit.Act.SIGNED_IN, Audit.Act.ACCOUNT_ADDED);
        assertThat(accounts.audit().latest(session.account(), null))
                .hasSize(2)
                .allMatch(row -> row.address().equals(HERE));
    }

    @Test
    void the_same_name_or_mail_address_makes_nobody_somebody_else() {
        Federation.Person named = new Federation.Person(ISSUER, "666", "root");
        assertThat(found(federation.signIn(of(named, Role.OPERATOR)))
                        .orElseThrow()
                        .account())
                .startsWith("root~");
        Federation.Person again = new Federation.Person(ISSUER, "667", "root");
        federation.signIn(of(again, Role.OPERATOR));
        Federation.Person elsewhere = new Federation.Person(ISSUER + "/other", "666", "root@city.example");
        federation.signIn(of(elsewhere, Role.OPERATOR));
        assertThat(accounts.all())
                .hasSize(4)
                .filteredOn(one -> one.name().startsWith("root~"))
                .hasSize(3);
        Federation.Person renamed = new Federation.Person(ISSUER, "666", "欧阳");
        federation.signIn(of(renamed, Role.OPERATOR));
        assertThat(accounts.all()).as("known by the subject").hasSize(4);
        assertThat(new Federation.Person(ISSUER, "1", "欧阳").name()).startsWith("person~");
        assertThat(new Federation.Person(ISSUER, "1", "L'Étoile.du-Nord_et_du_Sud@x").name())
                .hasSize(32)
                .startsWith("ltoile.du-nord_~");
    }

    @Test
    void nobody_signs_in_with_a_password_to_an_account_of_the_provider_and_nobody_gives_it_one() {
        String name = found(federation.signIn(of(LI, Role.ADMINISTRATOR)))
                .orElseThrow()
                .account();
        for (String password : List.of("", "null", "correct horse battery")) {
            assertThat(refusal(() -> accounts.signIns().signIn(new SignIns.Knock(name, password, "", HERE, "en"))))
                    .isEqualTo("LK-7091");
            assertThat(accounts.audit().latest(null, null).getFirst().account())
                    .as("to passwords the name is nobody's")
                    .isEmpty();
        }
        assertThat(refusal(() -> accounts.reset(ROOT, name))).isEqualTo("LK-7118");
        assertThat(refusal(() -> accounts.reset(ROOT, name, "correct horse battery")))
                .isEqualTo("LK-7118");
        assertThat(refusal(() -> new Account.Standing(name, Role.OPERATOR, Optional.empty(), true)))
                .isEqualTo("LK-7001");
        assertThat(refusal(() -> federation.allow(ROOT, "root", false))).isEqualTo("LK-7097");
    }

    /** Whatever the code does one day. */
    @Test
    void the_database_itself_keeps_the_two_kinds_apart() {
        String name =
                found(federation.signIn(of(LI, Role.OPERATOR))).orElseThrow().account();
        for (String change : List.of(
                "update account_holder set verifier = 'x', password_at = now() where name = '" + name + "'",
                "update account_holder set issuer = 'i', subject = 's' where name = 'root'",
                "update account_holder set issuer = null, subject = null where name = '" + name + "'",
                "update account_holder set verifier = null where name = 'root'",
                "insert into account_holder (name, role, verifier, password_at, active, made_at)"
                        + " values ('x~y', 'OPERATOR', 'v', now(), true, now())",
                "insert into account_holder (name, role, issuer, subject, active, made_at)"
                        + " values ('x~y', 'OPERATOR', '" + ISSUER + "', '4711', true, now())")) {
            assertThatThrownBy(() -> database.inTransaction(sql -> sql.change(change)))
                    .as(change)
                    .hasMessageContaining("LK-5002");
        }
    }

    @Test
    void a_shut_account_stays_shut_whatever_the_provider_says() {
        String token = federation.signIn(of(LI, Role.OPERATOR));
        String name = found(token).orElseThrow().account();
        federation.allow(ROOT, name, false);
        assertThat(found(token)).isEmpty();
        federation.allow(ROOT, name, true);
        assertThat(found(token)).as("what ended does not begin again").isEmpty();
        federation.allow(ROOT, name, false);
        assertThat(refusal(() -> federation.signIn(of(LI, Role.ADMINISTRATOR)))).isEqualTo("LK-7117");
        assertThat(account("li.wei").role()).isEqualTo(Role.OPERATOR);
        assertThat(acts()).startsWith(Audit.Act.SIGN_IN_REFUSED, Audit.Act.ACCOUNT_CHANGED);
        assertThat(accounts.audit().latest(name, null).getFirst().act()).isEqualTo(Audit.Act.SIGN_IN_REFUSED);
        federation.allow(ROOT, name, true);
        assertThat(found(federation.signIn(of(LI, Role.OPERATOR)))).isPresent();
    }

    @Test
    void another_role_holds_from_the_next_sign_in_on_and_ends_what_was_begun_with_the_former() {
        String before = federation.signIn(of(LI, Role.OPERATOR));
        String beside = federation.signIn(of(LI, Role.OPERATOR));
        assertThat(found(before)).as("the same role disturbs nobody").isPresent();
        String after = federation.signIn(of(LI, Role.CARRIER));
        assertThat(found(before)).isEmpty();
        assertThat(found(beside)).isEmpty();
        assertThat(found(after).orElseThrow().role()).isEqualTo(Role.CARRIER);
        assertThat(found(after).orElseThrow().partner()).contains("SF");
        assertThat(acts()).contains(Audit.Act.ACCOUNT_CHANGED);
    }

    @Test
    void whoever_has_no_role_any_more_has_no_session_either() {
        String token = federation.signIn(of(LI, Role.OPERATOR));
        String name = found(token).orElseThrow().account();
        federation.refused(Optional.of(LI), HERE);
        assertThat(found(token)).isEmpty();
        assertThat(accounts.audit().latest(name, null).getFirst().act()).isEqualTo(Audit.Act.SIGN_IN_REFUSED);
        federation.refused(Optional.of(new Federation.Person(ISSUER, "stranger", "x")), HERE);
        assertThat(accounts.audit().latest(null, null).getFirst().account()).isEmpty();
        assertThat(accounts.all()).as("nobody is added").hasSize(2);
    }

    @Test
    void whoever_was_signed_in_in_that_browser_is_out() {
        String before = federation.signIn(of(LI, Role.OPERATOR));
        String hash = found(before).orElseThrow().hash();
        Federation.Person other = new Federation.Person(ISSUER, "2", "wang");
        String after =
                federation.signIn(new Federation.Arrival(other, Role.OPERATOR, Optional.empty(), HERE, "en", hash));
        assertThat(found(before)).isEmpty();
        assertThat(found(after)).isPresent();
        assertThat(acts()).startsWith(Audit.Act.SIGNED_IN, Audit.Act.SIGNED_OUT);
    }

    @Test
    void whom_the_provider_names_does_not_stand_in_for_the_last_administrator_here() {
        federation.signIn(of(LI, Role.ADMINISTRATOR));
        assertThat(refusal(() -> accounts.change(
                        ROOT, new Account.Standing("root", Role.ADMINISTRATOR, Optional.empty(), false))))
                .isEqualTo("LK-7098");
    }

    @Test
    void sixty_may_be_on_their_way_from_one_address_and_who_arrived_does_not_count() {
        for (int i = 0; i < Guesses.AT_PROVIDER; i++) {
            assertThat(federation.admits(HERE)).isTrue();
        }
        assertThat(federation.admits(HERE)).isFalse();
        assertThat(federation.admits("10.0.0.8")).isTrue();
        assertThat(refusal(() ->
                        accounts.signIns().signIn(new SignIns.Knock("root", "correct horse battery", "", HERE, "en"))))
                .as("passwords have budgets of their own")
                .isEqualTo("done");
        federation.signIn(of(LI, Role.OPERATOR));
        federation.giveBack(HERE);
        assertThat(federation.admits(HERE))
                .as("counted, refused, and given back twice")
                .isTrue();
        now.set(now.get().plus(Guesses.WINDOW));
        assertThat(federation.admits(HERE)).isTrue();
    }

    @Test
    void of_two_first_sign_ins_at_the_same_moment_one_adds_the_account() throws Exception {
        Callable<String> once = () -> federation.signIn(of(LI, Role.OPERATOR));
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<String> one : pool.invokeAll(List.of(once, once, once, once))) {
                assertThat(found(one.get())).isPresent();
            }
        }
        assertThat(accounts.all()).hasSize(2);
        assertThat(acts().stream().filter(act -> act == Audit.Act.ACCOUNT_ADDED))
                .hasSize(2);
    }
}
