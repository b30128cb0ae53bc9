package parcellocker.bridge.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How an account lies in its row. */
final class Holders {
    static final String COLUMNS =
            "name, role, partner, active, password_at, drawn_until, issuer, subject, signed_in_at";

    private Holders() {}

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("partner")),
                row.getBoolean("active"),
                origin(row),
                Accounts.instant(row.getTimestamp("signed_in_at")));
    }

    private static Account.Origin origin(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        return issuer == null
                ? new Account.Origin.Password(
                        row.getTimestamp("password_at").toInstant(), Accounts.instant(row.getTimestamp("drawn_until")))
                : new Account.Origin.Provider(issuer, row.getString("subject"));
    }
}
