package parcellocker.bridge.exchange;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** Who exchanges events with the city, and the secrets by which they are known. */
public final class Partners {
    private static final Logger LOG = LoggerFactory.getLogger(Partners.class);
    private static final int SECRET_BYTES = 32;
    private static final String COLUMNS = "partner, name, kind, scopes, mask, dialect, callback, active";

    private final Database database;
    private final KeyRing sealing;
    private final SecureRandom random = new SecureRandom();

    /** @param sealing private keys of the city: secrets rest sealed to it */
    public Partners(Database database, KeyRing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** Everybody, by code. */
    public List<Partner> all() {
        return database.inTransaction(
                sql -> sql.all("select " + COLUMNS + " from exchange_partner order by partner", Partners::partner));
    }

    /** {@link Problem#PARTNER_UNKNOWN} if there is none. */
    public Partner find(String code) {
        return database.inTransaction(sql -> find(sql, code).orElseThrow(Partners::unknown));
    }

    static Optional<Partner> find(Sql sql, String code) {
        return sql.one("select " + COLUMNS + " from exchange_partner where partner = ?", Partners::partner, code);
    }

    /**
     * Takes in a partner or what is new about it.
     *
     * @return its secret if it is new: it is told this once
     */
    public Optional<String> put(Partner partner) {
        String secret = drawn();
        return database.inTransaction(sql -> {
            boolean isNew = sql.change(
                            "insert into exchange_partner (" + COLUMNS + ", secret) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            partner.code(),
                            partner.name(),
                            partner.kind(),
                            names(partner.scopes()),
                            partner.mask(),
                            partner.dialect(),
                            callback(partner),
                            partner.active(),
                            sealed(secret))
                    == 1;
            if (!isNew) {
                change(sql, partner);
            }
            return isNew ? Optional.of(secret) : Optional.empty();
        });
    }

    private static void change(Sql sql, Partner partner) {
        sql.change(
                "update exchange_partner set name = ?, kind = ?, scopes = ?, mask = ?, dialect = ?, callback = ?,"
                        + " active = ? where partner = ?",
                partner.name(),
                partner.kind(),
                names(partner.scopes()),
                partner.mask(),
                partner.dialect(),
                callback(partner),
                partner.active(),
                partner.code());
    }

    /**
     * A new secret; the one that the partner uses is good until it first uses this one. Of several that were made before it did, only the
     * last counts.
     */
    public String renewSecret(String code) {
        String secret = drawn();
        return database.inTransaction(sql -> {
            int changed = sql.change(
                    "update exchange_partner set former = coalesce(former, secret), secret = ? where partner = ?",
                    sealed(secret),
                    code);
            if (changed == 0) {
                throw unknown();
            }
            return secret;
        });
    }

    /**
     * The secrets by which a partner signs.
     *
     * @param former null if the present one is in use
     */
    record Secrets(String present, @Nullable String former) {
        /** Never the secrets. */
        @Override
        public String toString() {
            return "secrets";
        }
    }

    Secrets secrets(Sql sql, String code) {
        return sql.one(
                        "select secret, former from exchange_partner where partner = ?",
                        row -> new Secrets(sealing.open(row.getString(1)), opened(row.getString(2))),
                        code)
                .orElseThrow(Partners::unknown);
    }

    /**
     * Seals again what was sealed to a former key of the city, so that it outlives that key. What none of the keys opens stays as it is: its
     * partner needs a new secret.
     */
    public void reseal() {
        for (Partner partner : all()) {
            try {
                int unused = database.inTransaction(sql -> reseal(sql, partner.code()));
            } catch (ProblemException lost) {
                if (lost.problem() != Problem.SEAL_BROKEN) {
                    throw lost;
                }
                LOG.warn("{} the secret of {} must be renewed", lost.problem().code(), partner.code());
            }
        }
    }

    private int reseal(Sql sql, String code) {
        return sql.one(
                        "select secret, former from exchange_partner where partner = ? for update",
                        row -> new Sealed(row.getString(1), row.getString(2)),
                        code)
                .filter(kept -> !isPresent(kept.secret()) || !isPresent(kept.former()))
                .map(kept -> sql.change(
                        "update exchange_partner set secret = ?, former = ? where partner = ?",
                        sealedAnew(kept.secret()),
                        sealedAnew(kept.former()),
                        code))
                .orElse(0);
    }

    private record Sealed(String secret, @Nullable String former) {}

    private boolean isPresent(@Nullable String jwe) {
        if (jwe == null) {
            return true;
        }
        try {
            return !Jose.open(jwe, sealing.present()).isEmpty();
        } catch (ProblemException another) {
            return false;
        }
    }

    private @Nullable String sealedAnew(@Nullable String jwe) {
        return jwe == null ? null : sealed(sealing.open(jwe));
    }

    /** As the city signs to that partner: with the secret that the partner surely has, the former one as long as there is one. */
    public String sign(Partner partner, Signature.Request request) {
        Secrets secrets = database.inTransaction(sql -> secrets(sql, partner.code()));
        @Nullable String former = secrets.former();
        return Signature.of(request, former == null ? secrets.present() : former);
    }

    private @Nullable String opened(@Nullable String jwe) {
        return jwe == null ? null : sealing.open(jwe);
    }

    static void forgetFormer(Sql sql, String code) {
        sql.change("update exchange_partner set former = null where partner = ?", code);
    }

    private String sealed(String secret) {
        return Jose.seal(secret, Jose.publicOf(sealing.present()));
    }

    private String drawn() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.PARTNER_UNKNOWN, "no partner of that code");
    }

    private static List<String> names(List<Partner.Scope> scopes) {
        return scopes.stream().map(Enum::name).toList();
    }

    private static @Nullable String callback(Partner partner) {
        return partner.callback().map(URI::toString).orElse(null);
    }

    static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                row.getString("partner"),
                row.getString("name"),
                Partner.Kind.valueOf(row.getString("kind")),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(Partner.Scope::valueOf)
                        .toList(),
                Partner.Mask.valueOf(row.getString("mask")),
                Dialect.valueOf(row.getString("dialect")),
                Optional.ofNullable(row.getString("callback")).map(URI::create),
                row.getBoolean("active"));
    }
}
