package parcellocker.bridge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Pem;

/** With a clock that tests move: a year passes in no time. */
class EnrolmentsTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final LockerId LOCKER = new LockerId("LY-000017");
    private static final EnrolmentWords.City CITY = new EnrolmentWords.City("d", "t", "s", List.of("t0"));
    private static final Duration LIFE = Duration.ofDays(365);
    private static final List<String> TABLES = List.of(
            "trust_locker", "trust_token", "trust_certificate", "fleet_directive", "fleet_locker", "journal_cursor");

    private static final Database DATABASE = Postgres.migrated();
    private static final Directives DIRECTIVES =
            new Directives(DATABASE, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final Authority first = Authority.create("First", new Authority.Term(START, Duration.ofDays(3_650)));
    private final Authority second = Authority.create("Second", new Authority.Term(START, Duration.ofDays(3_650)));
    private final Enrolments enrolments = enrolments(first, second.certificate());
    private final Board board = Board.fresh();

    private Enrolments enrolments(Authority authority, X509Certificate next) {
        X509Certificate listener =
                authority.server(Identity.newKey().getPublic(), List.of("city.example"), new Authority.Term(now, LIFE));
        return new Enrolments(
                new Enrolments.Terms(
                        authority,
                        Optional.of(next),
                        listener,
                        new Enrolments.Gift("ssl://broker:8883", CITY, List.of()),
                        Duration.ofDays(3),
                        LIFE),
                clock);
    }

    @BeforeEach
    void registerOneLocker() {
        DATABASE.inTransaction(sql -> {
            TABLES.forEach(table -> sql.change("delete from " + table));
            return Fleet.register(sql, DIRECTIVES, new Fleet.Registration(LOCKER, "n", "a", 1, ""));
        });
    }

    @Test
    void an_invited_board_gets_a_certificate_in_the_lockers_name_both_authorities_the_broker_and_its_epoch() {
        EnrolmentWords.Granted granted = admitted(invited(), board);
        assertThat(granted.epoch()).isEqualTo(1);
        assertThat(granted.broker()).isEqualTo("ssl://broker:8883");
        assertThat(granted.city()).isEqualTo(CITY);
        assertThat(Identity.name(certificate(granted.certificate()))).contains(LOCKER.value());
        assertThat(certificate(granted.certificate()).getPublicKey())
                .isEqualTo(board.key().getPublic());
        assertThat(Pem.certificates(granted.trust())).containsExactly(first.certificate(), second.certificate());
        assertThat(standing().state()).isEqualTo(Standing.State.ENROLLED);
        assertThat(standing().signing()).isEqualTo(board.signing());
        assertThat(standing().staffSeal()).isEqualTo(Board.STAFF);
        assertThat(sealTo()).isEqualTo(board.sealTo());
    }

    @Test
    void a_board_whose_answer_got_lost_asks_again_and_gets_the_same_answer() {
        String token = invited();
        EnrolmentWords.Granted granted = admitted(token, board);
        List<String> before = everything();
        assertThat(admitted(token, board)).isEqualTo(granted);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_wrong_a_foreign_a_used_and_an_expired_token_are_refused_by_number_and_change_nothing() {
        String replaced = invited();
        String token = invited();
        LockerId other = new LockerId("LY-000018");
        DATABASE.inTransaction(sql -> Fleet.register(sql, DIRECTIVES, new Fleet.Registration(other, "n", "a", 1, "")));
        unchanged(() -> {
            assertThat(refusal(() -> admitted(replaced, board))).isEqualTo(Problem.ENROLMENT_REFUSED);
            assertThat(refusal(() -> admitted("A".repeat(43), board))).isEqualTo(Problem.ENROLMENT_REFUSED);
            assertThat(refusal(() -> admitted(board.asks(other.value(), token, false))))
                    .isEqualTo(Problem.ENROLMENT_REFUSED);
            now = START.plus(Duration.ofDays(3));
            assertThat(refusal(() -> admitted(token, board))).isEqualTo(Problem.ENROLMENT_EXPIRED);
        });
        now = START.plus(Duration.ofDays(3)).minusSeconds(1);
        admitted(token, board);
        unchanged(() ->
                assertThat(refusal(() -> admitted(token, Board.fresh()))).isEqualTo(Problem.ENROLMENT_SPENT));
    }

    @Test
    void the_token_rests_as_a_hash_only() {
        String token = invited();
        assertThat(everything()).anyMatch(row -> row.contains("LY-000017")).noneMatch(row -> row.contains(token));
    }

    @Test
    void who_does_not_hold_the_key_gets_nothing() {
        String token = invited();
        unchanged(() -> {
            assertThatThrownBy(() -> admitted(board.forges(LOCKER.value(), token)))
                    .hasMessageContaining("not signed with its own key");
            for (String nonsense : List.of("", "x", Pem.block(Pem.REQUEST, new byte[] {1, 2, 3}))) {
                assertThat(refusal(() -> admitted(new EnrolmentWords.Asked(
                                LOCKER.value(), token, nonsense, board.sealTo(), board.signing(), "s", false))))
                        .isEqualTo(Problem.REQUEST_MALFORMED);
            }
        });
        assertThat(admitted(token, board).epoch()).isEqualTo(1);
    }

    @Test
    void a_replaced_board_begins_a_higher_epoch_and_ends_the_old_ones_certificates() {
        X509Certificate old = certificate(admitted(invited(), board).certificate());
        Board replacement = Board.fresh();
        EnrolmentWords.Granted granted = admitted(invited(), replacement);
        // Its empty store begins below what the city expects, so that it is told what lies inside.
        assertThat(granted.epoch()).isEqualTo(1);
        assertThat(epoch()).isEqualTo(2);
        assertThat(sealTo()).isEqualTo(replacement.sealTo());
        assertThat(isRevoked(old)).isTrue();
        assertThat(isRevoked(certificate(granted.certificate()))).isFalse();
        assertThat(refusal(() -> renewed(board, board.next()))).isEqualTo(Problem.ENROLMENT_REFUSED);
        renewed(replacement, replacement.next());
    }

    @Test
    void a_board_that_keeps_its_journal_keeps_its_epoch_but_must_keep_its_keys() {
        admitted(invited(), board);
        String token = invited();
        unchanged(() -> assertThat(refusal(() -> admitted(Board.fresh().asks(LOCKER.value(), token, true))))
                .isEqualTo(Problem.ENROLMENT_REFUSED));
        Board rekeyed = board.next();
        assertThat(admitted(rekeyed.asks(LOCKER.value(), token, true)).epoch()).isEqualTo(1);
        assertThat(epoch()).isEqualTo(1);
    }

    @Test
    void a_board_that_never_heard_the_answer_of_an_expired_token_is_the_same_board_with_the_next() {
        X509Certificate lost = certificate(admitted(invited(), board).certificate());
        assertThat(admitted(invited(), board).epoch()).isEqualTo(1);
        assertThat(epoch()).isEqualTo(1);
        assertThat(isRevoked(lost)).isFalse();
    }

    @Test
    void after_a_renewal_the_old_pair_stays_good_until_the_new_one_has_been_used() {
        X509Certificate old = certificate(admitted(invited(), board).certificate());
        Board next = board.next();
        EnrolmentWords.Renewed answer = renewed(board, next);
        assertThat(certificate(answer.certificate()).getPublicKey())
                .isEqualTo(next.key().getPublic());
        assertThat(renewed(board, next)).isEqualTo(answer);
        Board another = board.next();
        renewed(board, another);
        assertThat(isRevoked(old)).isFalse();

        Board third = another.next();
        renewed(another, third);
        assertThat(isRevoked(old)).isTrue();
        assertThat(isRevoked(certificate(answer.certificate()))).isTrue();
        assertThat(refusal(() -> renewed(board, board.next()))).isEqualTo(Problem.ENROLMENT_REFUSED);
        assertThat(refusal(() -> renewed(next, board.next()))).isEqualTo(Problem.ENROLMENT_REFUSED);
        assertThat(refusal(() -> renewed(another, board))).isEqualTo(Problem.ENROLMENT_REVOKED);
    }

    @Test
    void a_renewal_needs_the_lockers_own_signature_and_a_new_key() {
        admitted(invited(), board);
        Board next = board.next();
        unchanged(() -> {
            assertThat(refusal(() -> renewed(Board.fresh(), next))).isEqualTo(Problem.ENROLMENT_REFUSED);
            assertThat(refusal(() -> renewed(board, board))).isEqualTo(Problem.REQUEST_MALFORMED);
            EnrolmentWords.Renewal right = board.renews(LOCKER.value(), next);
            for (String proof : List.of("", "AAAA", "%", right.proof().substring(4))) {
                assertThat(refusal(() -> renewed(new EnrolmentWords.Renewal(right.locker(), right.request(), proof))))
                        .isEqualTo(Problem.ENROLMENT_REFUSED);
            }
        });
    }

    /** H3: 400 days in a cellar with a certificate for 365. */
    @Test
    void a_locker_whose_certificate_ended_long_ago_renews_by_its_key() {
        admitted(invited(), board);
        now = START.plus(Duration.ofDays(400));
        assertThat(certificate(renewed(board, board.next()).certificate()).getNotAfter())
                .isEqualTo(Date.from(now.plus(LIFE)));
    }

    @Test
    void a_revoked_board_never_comes_back_but_its_locker_may_with_another_key() {
        Board next = board.next();
        String token = invited();
        X509Certificate certificate = certificate(admitted(token, board).certificate());
        X509Certificate unused = certificate(renewed(board, next).certificate());
        revoke();
        assertThat(standing().state()).isEqualTo(Standing.State.REVOKED);
        assertThat(isRevoked(certificate)).isTrue();
        assertThat(isRevoked(unused)).isTrue();
        assertThat(refusal(() -> admitted(token, board))).isEqualTo(Problem.ENROLMENT_REVOKED);
        for (int days : new int[] {0, 400, 4_000}) {
            now = START.plus(Duration.ofDays(days));
            assertThat(refusal(() -> renewed(board, board.next()))).isEqualTo(Problem.ENROLMENT_REVOKED);
            assertThat(refusal(() -> renewed(next, board.next()))).isEqualTo(Problem.ENROLMENT_REVOKED);
        }
        now = START;
        String another = invited();
        assertThat(refusal(() -> admitted(another, board))).isEqualTo(Problem.ENROLMENT_REVOKED);
        admitted(another, Board.fresh());
        assertThat(refusal(() -> renewed(board, board.next()))).isEqualTo(Problem.ENROLMENT_REFUSED);
    }

    @Test
    void a_revocation_takes_an_unused_invitation_away() {
        String token = invited();
        revoke();
        assertThat(refusal(() -> admitted(token, board))).isEqualTo(Problem.ENROLMENT_REFUSED);
    }

    /** H4: the authority changes while a locker is away for 60 days. */
    @Test
    void a_locker_that_was_away_while_the_authority_changed_is_not_stranded() throws Exception {
        EnrolmentWords.Granted before = admitted(invited(), board);
        now = START.plus(Duration.ofDays(60));
        Authority third = Authority.create("Third", new Authority.Term(now, Duration.ofDays(3_650)));
        Enrolments later = enrolments(second, third.certificate());
        // What the locker pinned then is enough to believe the city now.
        X509Certificate server =
                second.server(Identity.newKey().getPublic(), List.of("city.example"), new Authority.Term(now, LIFE));
        server.verify(Pem.certificates(before.trust()).get(1).getPublicKey());
        EnrolmentWords.Renewed after =
                DATABASE.inTransaction(sql -> later.renew(sql, board.renews(LOCKER.value(), board.next())));
        certificate(after.certificate()).verify(second.certificate().getPublicKey());
        assertThat(Pem.certificates(after.trust())).containsExactly(second.certificate(), third.certificate());
    }

    private String invited() {
        return EnrolmentToken.parse(DATABASE.inTransaction(sql -> enrolments.invite(sql, LOCKER))
                        .token())
                .secret();
    }

    private EnrolmentWords.Granted admitted(String token, Board by) {
        return admitted(by.asks(LOCKER.value(), token, false));
    }

    private EnrolmentWords.Granted admitted(EnrolmentWords.Asked asked) {
        return DATABASE.inTransaction(sql -> enrolments.admit(sql, DIRECTIVES, asked))
                .granted();
    }

    private EnrolmentWords.Renewed renewed(Board by, Board next) {
        return renewed(by.renews(LOCKER.value(), next));
    }

    private EnrolmentWords.Renewed renewed(EnrolmentWords.Renewal asked) {
        return DATABASE.inTransaction(sql -> enrolments.renew(sql, asked));
    }

    private void revoke() {
        DATABASE.inTransaction(sql -> {
            enrolments.revoke(sql, LOCKER);
            return LOCKER;
        });
    }

    private static Problem refusal(ThrowingCallable asking) {
        return catchThrowableOfType(ProblemException.class, asking).problem();
    }

    private static void unchanged(Runnable asking) {
        List<String> before = everything();
        asking.run();
        assertThat(everything()).isEqualTo(before);
    }

    private static List<String> everything() {
        return DATABASE.inTransaction(sql -> {
            List<String> rows = new ArrayList<>();
            for (String table : TABLES) {
                rows.addAll(sql.all("select t::text from " + table + " t order by 1", row -> row.getString(1)));
            }
            return rows;
        });
    }

    private Standing standing() {
        return DATABASE.inTransaction(sql -> enrolments.standing(sql, LOCKER));
    }

    private static String sealTo() {
        return DATABASE.inTransaction(sql -> Fleet.terminal(sql, LOCKER)).sealTo();
    }

    private static long epoch() {
        return DATABASE.inTransaction(sql -> Fleet.terminal(sql, LOCKER)).epoch();
    }

    private boolean isRevoked(X509Certificate certificate) {
        String list = DATABASE.inTransaction(enrolments::revoked);
        try {
            return java.security.cert.CertificateFactory.getInstance("X.509")
                    .generateCRL(new java.io.ByteArrayInputStream(
                            Pem.blocks(list, Pem.REVOKED).getFirst()))
                    .isRevoked(certificate);
        } catch (java.security.GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static X509Certificate certificate(String pem) {
        return Pem.certificates(pem).getFirst();
    }
}
