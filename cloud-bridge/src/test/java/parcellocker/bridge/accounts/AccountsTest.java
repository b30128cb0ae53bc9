package parcellocker.bridge.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.ProblemException;

/** Accounts on a real PostgreSQL. */
class AccountsTest {
    private static final Database database = Postgres.migrated();
    private static final String SECRET = "correct horse battery";
    /** Most tests ask something else than whether Argon2 is dear. */
    private static final Accounts.Terms CHEAP = new Accounts.Terms(
            Accounts.Terms.usual().sessions(), Accounts.Terms.usual().audit(), new Cost(64, 1, 1));

    private static final Actor ROOT = new Actor("root", "10.0.0.1");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
    private final Accounts accounts = new Accounts(database, CHEAP, now::get);

    @BeforeEach
    void empty() {
        database.inTransaction(sql ->
                sql.change("truncate account_holder, account_session, account_browser, account_guess, account_audit"));
        accounts.add(ROOT, of("root", Role.ADMINISTRATOR, true), SECRET);
    }

    private static Account.Standing of(String name, Role role, boolean isActive) {
        return new Account.Standing(name, role, Optional.empty(), isActive);
    }

    private SignIns.In in(String name, String password, String address, String browser) {
        return accounts.signIns().signIn(new SignIns.Knock(name, password, browser, address, "zh"));
    }

    private SignIns.In in(String name, String password) {
        return in(name, password, "10.0.0.9", "");
    }

    private String refusal(String name, String password, String address, String browser) {
        try {
            in(name, password, address, browser);
            return "in";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    private String refusal(String name, String password) {
        return refusal(name, password, "10.0.0.9", "");
    }

    private Optional<Session> found(SignIns.In in) {
        return accounts.sessions().find(in.token());
    }

    @Test
    void who_knows_the_password_is_known_at_every_bridge_and_the_database_knows_the_hash_alone() {
        SignIns.In in = in("root", SECRET);
        Accounts another = new Accounts(database, CHEAP, now::get);
        Session session = another.sessions().find(in.token()).orElseThrow();
        assertThat(session.account()).isEqualTo("root");
        assertThat(session.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(session.mustChange()).isFalse();
        List<String> kept = database.inTransaction(sql -> sql.all(
                "select s::text || b::text from account_session s, account_browser b", row -> row.getString(1)));
        assertThat(kept).hasSize(1).noneMatch(row -> row.contains(in.token()) || row.contains(in.browser()));
        assertThat(another.sessions().find(session.hash())).isEmpty();
        assertThat(another.sessions().find(in.token().substring(1))).isEmpty();
    }

    @Test
    void an_unknown_name_a_wrong_password_and_an_account_that_may_no_more_get_one_answer() {
        accounts.add(ROOT, of("gone", Role.OPERATOR, false), SECRET);
        assertThat(refusal("root", "correct horse batterx")).isEqualTo("LK-7091");
        assertThat(refusal("nobody", SECRET)).isEqualTo("LK-7091");
        assertThat(refusal("gone", SECRET)).isEqualTo("LK-7091");
        assertThat(refusal("", "")).isEqualTo("LK-7091");
    }

    /** Bounds are wide, for the machine does other things too: without the Argon2 of nobody it would be a hundredth. */
    @Test
    void an_unknown_name_takes_as_long_as_a_wrong_password() {
        Accounts dear = new Accounts(database, Accounts.Terms.usual(), now::get);
        dear.reset(ROOT, "root", SECRET);
        long unused = millis(dear, "root");
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            known.add(millis(dear, "root"));
            unknown.add(millis(dear, "nobody"));
        }
        double ratio = (double) least(unknown) / least(known);
        assertThat(ratio).isBetween(0.4, 2.5);
    }

    private static long millis(Accounts at, String name) {
        long begun = System.nanoTime();
        SignIns.Knock knock = new SignIns.Knock(name, "correct horse batterx", "", "10.0.0.9", "zh");
        assertThatThrownBy(() -> at.signIns().signIn(knock)).hasMessageContaining("LK-7091");
        return Math.max(1, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static long least(List<Long> all) {
        return all.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    @Test
    void a_session_ends_when_nobody_does_anything_and_at_last_whatever_they_do() {
        SignIns.In idle = in("root", SECRET);
        now.set(now.get().plus(Duration.ofMinutes(29)));
        assertThat(found(idle)).isPresent();
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(found(idle)).isEmpty();

        SignIns.In busy = in("root", SECRET);
        for (int i = 0; i < 23; i++) {
            now.set(now.get().plus(Duration.ofMinutes(26)));
            accounts.sessions().seen(found(busy).orElseThrow());
        }
        now.set(now.get().plus(Duration.ofMinutes(3)));
        assertThat(found(busy)).isEmpty();
        accounts.forget();
        List<String> left =
                database.inTransaction(sql -> sql.all("select hash from account_session", row -> row.getString(1)));
        assertThat(left).isEmpty();
    }

    @Test
    void sessions_end_when_the_account_is_changed_disabled_or_gets_another_password() {
        accounts.add(ROOT, of("ops", Role.OPERATOR, true), SECRET);
        List<Runnable> changes = List.of(
                () -> accounts.change(ROOT, of("ops", Role.TECHNICIAN, true)),
                () -> accounts.reset(ROOT, "ops", SECRET),
                () -> accounts.change(ROOT, of("ops", Role.TECHNICIAN, false)));
        for (Runnable change : changes) {
            SignIns.In in = in("ops", SECRET);
            assertThat(found(in)).isPresent();
            change.run();
            assertThat(found(in)).isEmpty();
        }
        assertThat(refusal("ops", SECRET)).isEqualTo("LK-7091");
    }

    @Test
    void whoever_signs_out_is_out_here_and_not_elsewhere() {
        SignIns.In here = in("root", SECRET);
        SignIns.In elsewhere = in("root", SECRET);
        accounts.signOut(found(here).orElseThrow(), "10.0.0.9");
        assertThat(found(here)).isEmpty();
        assertThat(found(elsewhere)).isPresent();
    }

    @Test
    void a_drawn_password_is_for_choosing_another_within_three_days() {
        String drawn = accounts.add(ROOT, of("ops", Role.OPERATOR, true));
        Session first = found(in("ops", drawn)).orElseThrow();
        assertThat(first.mustChange()).isTrue();
        accounts.changePassword(first, "10.0.0.9", new Accounts.Change(drawn, "another long sentence"));
        assertThat(refusal("ops", drawn)).isEqualTo("LK-7091");
        assertThat(found(in("ops", "another long sentence")).orElseThrow().mustChange())
                .isFalse();
        String again = accounts.reset(ROOT, "ops");
        now.set(now.get().plus(Duration.ofHours(73)));
        assertThat(refusal("ops", again)).as("its time is over").isEqualTo("LK-7091");
    }

    @Test
    void a_password_is_changed_by_who_knows_the_present_one_and_ends_the_other_sessions() {
        SignIns.In here = in("root", SECRET);
        SignIns.In elsewhere = in("root", SECRET);
        Session session = found(here).orElseThrow();
        now.set(now.get().plus(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> accounts.changePassword(
                        session, "10.0.0.9", new Accounts.Change("wrong sentence", "another long sentence")))
                .hasMessageContaining("LK-7091");
        assertThatThrownBy(() -> accounts.changePassword(session, "10.0.0.9", new Accounts.Change(SECRET, "short")))
                .hasMessageContaining("LK-7095");
        assertThatThrownBy(() -> accounts.changePassword(session, "10.0.0.9", new Accounts.Change(SECRET, SECRET)))
                .hasMessageContaining("LK-7095");
        accounts.changePassword(session, "10.0.0.9", new Accounts.Change(SECRET, "another long sentence"));
        assertThat(found(here)).isPresent();
        assertThat(found(elsewhere)).isEmpty();
        assertThat(accounts.all().getFirst().origin())
                .isEqualTo(new Account.Origin.Password(now.get(), Optional.empty()));
    }

    @Test
    void five_guesses_of_one_name_at_one_address_and_it_rests_also_for_the_right_one_and_a_name_that_is_nobodys() {
        for (String name : List.of("root", "nobody")) {
            for (int i = 0; i < Guesses.OF_NAME_AT_ADDRESS; i++) {
                assertThat(refusal(name, "guess number " + i)).isEqualTo("LK-7091");
            }
            assertThat(refusal(name, SECRET)).isEqualTo("LK-7092");
        }
        assertThat(refusal("root", SECRET, "10.0.0.8", "")).as("elsewhere").isEqualTo("in");
    }

    @Test
    void a_rest_ends_after_a_quarter_of_an_hour_however_often_it_is_tried_meanwhile() {
        for (int i = 0; i < 30; i++) {
            refusal("root", "guess number " + i);
            now.set(now.get().plus(Duration.ofSeconds(20)));
        }
        assertThat(refusal("root", SECRET)).isEqualTo("LK-7092");
        now.set(now.get().plus(Duration.ofMinutes(5)));
        assertThat(refusal("root", SECRET)).isEqualTo("in");
    }

    @Test
    void whoever_signed_in_here_before_is_not_locked_out_by_what_strangers_guess() {
        String browser = in("root", SECRET).browser();
        for (int i = 0; i <= Guesses.OF_NAME; i++) {
            refusal("root", "guess number " + i, "10.1." + i + ".1", "");
        }
        assertThat(refusal("root", SECRET, "10.2.0.1", "")).as("a stranger").isEqualTo("LK-7092");
        assertThat(in("root", SECRET, "10.2.0.1", browser).browser()).isEqualTo(browser);
        accounts.add(ROOT, of("ops", Role.OPERATOR, true), SECRET);
        for (int i = 0; i < Guesses.OF_BROWSER; i++) {
            assertThat(refusal("root", "guess number " + i, "10.2.0.1", browser))
                    .isEqualTo("LK-7091");
        }
        assertThat(refusal("root", SECRET, "10.2.0.1", browser))
                .as("a browser that was taken")
                .isEqualTo("LK-7092");
    }

    @Test
    void one_address_tries_twenty_times_in_all_and_right_ones_do_not_count() {
        for (int i = 0; i < 25; i++) {
            assertThat(refusal("root", SECRET, "10.0.0.9", "")).isEqualTo("in");
        }
        for (int i = 0; i < Guesses.OF_ADDRESS; i++) {
            assertThat(refusal("name" + i, SECRET)).isEqualTo("LK-7091");
        }
        assertThat(refusal("root", SECRET)).isEqualTo("LK-7092");
    }

    @Test
    void guesses_at_the_same_time_are_counted_too() throws Exception {
        List<Future<String>> all = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 24; i++) {
                Callable<String> one = () -> refusal("root", "a wrong sentence");
                all.add(pool.submit(one));
            }
        }
        long looked = all.stream().filter(one -> answer(one).equals("LK-7091")).count();
        assertThat(looked).isEqualTo(Guesses.OF_NAME_AT_ADDRESS);
    }

    private static String answer(Future<String> one) {
        try {
            return one.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void the_last_who_manages_accounts_stays() {
        assertThatThrownBy(() -> accounts.change(ROOT, of("root", Role.ADMINISTRATOR, false)))
                .hasMessageContaining("LK-7098");
        assertThatThrownBy(() -> accounts.change(ROOT, of("root", Role.OPERATOR, true)))
                .hasMessageContaining("LK-7098");
        accounts.add(ROOT, of("second", Role.ADMINISTRATOR, true), SECRET);
        accounts.change(ROOT, of("root", Role.OPERATOR, true));
        assertThatThrownBy(() -> accounts.change(ROOT, of("second", Role.ADMINISTRATOR, false)))
                .hasMessageContaining("LK-7098");
    }

    @Test
    void carriers_and_shops_and_only_they_belong_to_a_partner() {
        assertThatThrownBy(() -> of("driver", Role.CARRIER, true)).hasMessageContaining("LK-7001");
        assertThatThrownBy(() -> new Account.Standing("ops", Role.OPERATOR, Optional.of("SF"), true))
                .hasMessageContaining("LK-7001");
        accounts.add(ROOT, new Account.Standing("driver", Role.CARRIER, Optional.of("SF"), true), SECRET);
        assertThat(found(in("driver", SECRET)).orElseThrow().partner()).contains("SF");
    }

    @Test
    void what_is_no_name_what_is_there_and_what_is_not_are_told_apart() {
        assertThatThrownBy(() -> of("Root", Role.OPERATOR, true)).hasMessageContaining("LK-7001");
        assertThatThrownBy(() -> accounts.add(ROOT, of("root", Role.OPERATOR, true)))
                .hasMessageContaining("LK-7096");
        assertThatThrownBy(() -> accounts.reset(ROOT, "nobody")).hasMessageContaining("LK-7097");
        assertThatThrownBy(() -> accounts.change(ROOT, of("nobody", Role.OPERATOR, true)))
                .hasMessageContaining("LK-7097");
    }

    @Test
    void an_elder_verifier_is_made_anew_at_the_next_sign_in() {
        String elder = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        database.inTransaction(sql -> sql.change("update account_holder set verifier = ?", elder));
        assertThat(refusal("root", "password")).isEqualTo("in");
        List<String> kept =
                database.inTransaction(sql -> sql.all("select verifier from account_holder", row -> row.getString(1)));
        assertThat(kept.getFirst()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(refusal("root", "password")).isEqualTo("in");
    }

    @Test
    void every_act_is_noted_and_what_was_typed_as_a_name_is_not() {
        in("root", SECRET);
        refusal("root", "a wrong sentence");
        refusal("my-password-by-mistake", "x");
        accounts.change(ROOT, of("root", Role.ADMINISTRATOR, true));
        List<Audit.Row> rows = accounts.audit().latest(null, null);
        assertThat(rows)
                .extracting(Audit.Row::act)
                .containsExactly(
                        Audit.Act.ACCOUNT_CHANGED,
                        Audit.Act.SIGN_IN_REFUSED,
                        Audit.Act.SIGN_IN_REFUSED,
                        Audit.Act.SIGNED_IN,
                        Audit.Act.ACCOUNT_ADDED);
        assertThat(rows.get(1).account()).isEmpty();
        assertThat(rows.get(0).address()).isEqualTo("10.0.0.1");
        assertThat(rows.get(3).address()).isEqualTo("10.0.0.9");
        assertThat(rows.toString()).doesNotContain("mistake");
        List<String> keys =
                database.inTransaction(sql -> sql.all("select key from account_guess", row -> row.getString(1)));
        assertThat(keys).isNotEmpty().allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void an_act_that_did_not_happen_is_not_noted() {
        assertThatThrownBy(() -> accounts.reset(ROOT, "nobody")).hasMessageContaining("LK-7097");
        assertThat(accounts.audit().latest(null, "nobody")).isEmpty();
    }

    @Test
    void what_is_looked_at_again_and_again_is_one_row_for_ten_minutes() {
        for (int i = 0; i < 3; i++) {
            accounts.audit().looked(ROOT, Audit.Act.PARCEL_READ, List.of("SF1", "SF2", "SF1"));
            now.set(now.get().plus(Duration.ofSeconds(5)));
        }
        accounts.audit().looked(new Actor("root", "10.0.0.2"), Audit.Act.PARCEL_READ, List.of("SF1"));
        assertThat(accounts.audit().latest("root", "SF1"))
                .extracting(Audit.Row::times)
                .containsExactly(1, 3);
        now.set(now.get().plus(Duration.ofMinutes(10)));
        accounts.audit().looked(ROOT, Audit.Act.PARCEL_READ, List.of("SF1"));
        assertThat(accounts.audit().latest(null, "SF1"))
                .extracting(Audit.Row::times)
                .containsExactly(1, 1, 3);
    }

    @Test
    void the_audit_is_kept_as_long_as_it_is_said_and_then_forgotten() {
        accounts.audit().looked(ROOT, Audit.Act.PARCEL_READ, List.of("SF1"));
        now.set(now.get().plus(Duration.ofDays(365)));
        assertThat(accounts.forget()).isZero();
        now.set(now.get().plus(Duration.ofDays(2)));
        assertThat(accounts.forget()).isEqualTo(2);
        assertThat(accounts.audit().latest(null, null)).isEmpty();
    }
}
