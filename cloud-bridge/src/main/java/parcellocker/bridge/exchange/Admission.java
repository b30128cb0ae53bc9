package parcellocker.bridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Who asks. A request is admitted once: by a signature over all of it, of the last five minutes, with a number that this partner has not used
 * in ten.
 */
public final class Admission {
    private static final Duration SKEW = Duration.ofMinutes(5);
    /** A timestamp may lie ahead by {@link #SKEW} and is refused {@link #SKEW} after it. */
    private static final Duration REMEMBERED = SKEW.multipliedBy(2);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final Database database;
    private final Partners partners;
    private final InstantSource clock;

    public Admission(Database database, Partners partners, InstantSource clock) {
        this.database = database;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * Whoever signed that.
     *
     * @param code the partner that is claimed
     * @param scope what is to be done
     * @throws ProblemException {@link Problem#REQUEST_UNSIGNED}, {@link Problem#SCOPE_MISSING}
     */
    public Partner admit(String code, String signature, Signature.Request request, Partner.Scope scope) {
        requireFresh(request);
        return database.inTransaction(sql -> {
            Partner partner =
                    Partners.find(sql, code).filter(Partner::active).orElseThrow(() -> wrong("the signature is wrong"));
            requireSigned(sql, partner, signature, request);
            requireNew(sql, partner, request.nonce());
            if (!partner.may(scope)) {
                throw new ProblemException(Problem.SCOPE_MISSING, "this partner may not " + scope);
            }
            return partner;
        });
    }

    private void requireFresh(Signature.Request request) {
        if (!SECONDS.matcher(request.timestamp()).matches()
                || !NONCE.matcher(request.nonce()).matches()) {
            throw wrong("X-Timestamp must be Unix seconds, X-Nonce 8 to 64 letters and digits");
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(request.timestamp()));
        if (Duration.between(made, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw wrong("X-Timestamp is more than 300 s from the city's time");
        }
    }

    private void requireSigned(Sql sql, Partner partner, String signature, Signature.Request request) {
        Partners.Secrets secrets = partners.secrets(sql, partner.code());
        @Nullable String former = secrets.former();
        if (Signature.isOf(request, secrets.present(), signature)) {
            if (former != null) {
                Partners.forgetFormer(sql, partner.code());
            }
        } else if (former == null || !Signature.isOf(request, former, signature)) {
            throw wrong("the signature is wrong");
        }
    }

    private void requireNew(Sql sql, Partner partner, String nonce) {
        Instant now = clock.instant();
        sql.change(
                "delete from exchange_nonce where used_at < ?",
                now.minus(REMEMBERED).atOffset(ZoneOffset.UTC));
        int isNew = sql.change(
                "insert into exchange_nonce (partner, nonce, used_at) values (?, ?, ?) on conflict do nothing",
                partner.code(),
                nonce,
                now.atOffset(ZoneOffset.UTC));
        if (isNew == 0) {
            throw wrong("X-Nonce was used before");
        }
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(Problem.REQUEST_UNSIGNED, detail);
    }
}
