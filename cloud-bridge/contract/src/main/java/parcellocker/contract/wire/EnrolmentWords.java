package parcellocker.contract.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.command.OperatorKey;

/** What a board and the city's enrolment listener say to each other over HTTPS, as JSON. */
public final class EnrolmentWords {
    /** GET: {@link Sealing}. POST: {@link Asked}, answered with {@link Granted}. */
    public static final String ENROL = "/v1/enrolment";
    /** POST: {@link Renewal}, answered with {@link Renewed}. No certificate is asked for: the device key proves who asks. */
    public static final String RENEW = "/v1/renewal";

    /** GET: {@link Published}, for lockers that heard a signature they do not know. All of it is public. */
    public static final String CITY = "/v1/city";

    private EnrolmentWords() {}

    /** What a board must know before it asks: the city's public X25519 JWK. */
    public record Sealing(String sealing) {}

    /**
     * A board with a token.
     *
     * @param token the secret of the {@link EnrolmentToken}, not its whole text
     * @param request PKCS#10 as PEM, signed with the device key that was drawn on the board and never leaves it
     * @param sealTo public X25519 JWK of the board
     * @param signing public Ed25519 JWK of the board, by which anyone checks its evidence
     * @param staff the key of answers to challenges, sealed to the city
     * @param journal whether the board holds this locker's journal: then it goes on, and no new epoch begins
     */
    public record Asked(
            String locker, String token, String request, String sealTo, String signing, String staff, boolean journal) {
        /** Never the token. */
        @Override
        public String toString() {
            return "Asked[" + locker + "]";
        }
    }

    /**
     * What the city gives.
     *
     * @param epoch in which a store begins that is made from nothing; a locker that ran before on another board is told the
     *     next one, and what lies inside, when the city first hears it
     * @param certificate PEM, the device's first
     * @param trust PEM, the authorities to pin: the present one and the next
     * @param broker address of the MQTT broker, {@code ssl://host:port}
     * @param operators who may order and approve openings
     */
    public record Granted(
            String locker,
            long epoch,
            String certificate,
            String trust,
            String broker,
            City city,
            List<OperatorKey> operators) {
        public Granted {
            operators = List.copyOf(operators);
        }
    }

    /**
     * The city's public keys, each a JWK for one purpose.
     *
     * @param elderTokens that signed QR tokens before {@code tokens} did: those still count
     */
    public record City(String directives, String tokens, String sealing, List<String> elderTokens) {
        public City {
            // A city of before keys were rotated does not name any: it arrives as null.
            elderTokens = elderTokens == null ? List.of() : List.copyOf(elderTokens);
        }
    }

    /**
     * What the city says of itself to every locker.
     *
     * @param operators who may order and approve openings
     */
    public record Published(City city, List<OperatorKey> operators) {
        public Published {
            operators = List.copyOf(operators);
        }
    }

    /**
     * A locker that is known and has drawn another device key.
     *
     * @param request PKCS#10 as PEM for the new key, signed with it
     * @param proof {@link DeviceProof} over the request by the key that counts now
     */
    public record Renewal(String locker, String request, String proof) {}

    /**
     * The certificate of the new key.
     *
     * @param trust PEM, the authorities to pin from now on
     * @param published the city as it is now; a city of before keys were rotated does not say it
     */
    public record Renewed(
            String certificate, String trust, @Nullable Published published) {}
}
