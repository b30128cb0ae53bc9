package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import parcellocker.bridge.policy.Policies;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.QrToken;

/**
 * The QR that opens a recipient's compartment. The same delivery and code give the same token whenever it is drawn.
 *
 * @param policies how long parcels lie
 * @param tokens private JWK that signs QR tokens
 */
record PickupQr(Policies policies, String tokens) {
    /** A locker's clock may run behind the city's. */
    private static final long SLACK_SECONDS = 86_400;
    /** After the storage period a parcel is recalled, but while it is inside its recipient may still have it. */
    private static final long LENIENCE_SECONDS = 30L * 86_400;

    /**
     * Its text.
     *
     * @param seal of the code that its recipient was told
     * @param madeSeconds when the notice was made
     */
    String of(String locker, String delivery, String seal, long madeSeconds) {
        String id = Chain.name(locker + "/" + delivery + "/" + seal).substring(0, 16);
        Duration free =
                policies.at(Instant.ofEpochSecond(madeSeconds)).storage().free();
        QrToken token = new QrToken(
                QrToken.Kind.PICKUP,
                locker,
                delivery,
                id,
                Math.max(0, madeSeconds - SLACK_SECONDS),
                madeSeconds + free.toSeconds() + LENIENCE_SECONDS);
        return token.signed(tokens);
    }

    /** When the locker did not know the time, the time at which the city heard of it counts. */
    static Instant made(ResultSet row) throws SQLException {
        boolean isKnown = Stamp.Clock.valueOf(row.getString("clock")) != Stamp.Clock.SUSPECT;
        return isKnown
                ? Instant.ofEpochMilli(row.getLong("made_millis"))
                : row.getTimestamp("noted_at").toInstant();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "QR tokens";
    }
}
