package parcellocker.agent.vault;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;

/**
 * The keys of one locker and the city's public ones. There are no defaults.
 *
 * @param code 32 random bytes, base64url: the key of the verifiers of pickup codes
 * @param staff 32 random bytes, base64url: the key of answers to challenges; the city keeps a copy, sealed
 * @param salt 16 random bytes, base64url: of this locker's key stretching
 * @param sealing this locker's X25519 key pair as JWK; what the city seals to this locker opens with it
 * @param device this locker's Ed25519 key pair as JWK: signs the heads of its journal
 * @param city what the city gave out
 * @param operators keys that may order or approve openings; none of them is known to the bridge's process
 */
public record Keys(
        String code, String salt, String staff, String sealing, String device, City city, List<OperatorKey> operators) {
    private static final int CODE_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Examples of RFC 8037 and RFC 7748: everybody has their private halves. */
    private static final List<String> PUBLISHED = List.of(
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08",
            "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo");

    /**
     * The city's public keys, each a JWK for one purpose.
     *
     * @param directives Ed25519, signs what the city tells lockers
     * @param tokens Ed25519, signs QR tokens
     * @param sealing X25519, what this locker seals to the city
     * @param elderTokens Ed25519, signed QR tokens before: a recipient's may be weeks old, so they still count
     */
    public record City(String directives, String tokens, String sealing, List<String> elderTokens) {
        public City {
            // A file of before keys were rotated does not name any: it arrives as null.
            elderTokens = elderTokens == null ? List.of() : List.copyOf(elderTokens);
        }

        /** A city whose keys were never rotated. */
        public City(String directives, String tokens, String sealing) {
            this(directives, tokens, sealing, List.of());
        }

        /** As the city says it. */
        static City of(EnrolmentWords.City said) {
            return new City(said.directives(), said.tokens(), said.sealing(), said.elderTokens());
        }
    }

    /** Refuses keys that are too short, that nobody drew, or that are printed in a standard: {@link Problem#DEFAULT_SECRET}. */
    public Keys {
        requireDrawn("code", code, CODE_BYTES);
        requireDrawn("salt", salt, SALT_BYTES);
        requireDrawn("staff", staff, CODE_BYTES);
        requireOwn("sealing", sealing);
        requireOwn("device", device);
        requireOwn("city.directives", city.directives());
        requireOwn("city.tokens", city.tokens());
        requireOwn("city.sealing", city.sealing());
        city.elderTokens().forEach(elder -> requireOwn("city.elderTokens", elder));
        operators = List.copyOf(operators);
        operators.forEach(operator -> requireOwn("operator " + operator.kid(), operator.jwk()));
        requireNamedOnce(operators);
    }

    private static void requireNamedOnce(List<OperatorKey> operators) {
        if (operators.stream().map(OperatorKey::kid).distinct().count() != operators.size()
                || operators.stream().map(OperatorKey::jwk).distinct().count() != operators.size()) {
            throw new ProblemException(Problem.CONFIG_CONFLICT, "two operators with one name or one key");
        }
    }

    /** The operator's key of that name. */
    public Optional<OperatorKey> operator(String kid) {
        return operators.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** The same locker with other operators. */
    public Keys with(List<OperatorKey> next) {
        return new Keys(code, salt, staff, sealing, device, city, next);
    }

    /** The same locker in a city with other keys. */
    public Keys with(City next) {
        return new Keys(code, salt, staff, sealing, device, next, operators);
    }

    /**
     * The same locker in a city that says this of itself. An operator whom the city does not name any more is one no longer, and a
     * right that it does not name is gone. Nobody becomes an operator this way: the bridge says this, and who orders openings must
     * not be for the bridge alone to decide. New ones come by an enrolment or by hand.
     */
    public Keys with(EnrolmentWords.Published said) {
        return with(City.of(said.city()))
                .with(operators.stream()
                        .flatMap(operator -> still(operator, said.operators()).stream())
                        .toList());
    }

    private static Optional<OperatorKey> still(OperatorKey known, List<OperatorKey> named) {
        return named.stream()
                .filter(one -> one.kid().equals(known.kid()) && one.jwk().equals(known.jwk()))
                .findFirst()
                .map(one -> new OperatorKey(
                        known.kid(),
                        known.jwk(),
                        known.rights().stream().filter(one.rights()::contains).toList()))
                .filter(left -> !left.rights().isEmpty());
    }

    /** The public half of this locker's sealing key, for the city. */
    public String sealingPublic() {
        return Jose.publicOf(sealing);
    }

    /** The public half of this locker's signing key, for whoever checks evidence. */
    public String devicePublic() {
        return Jose.publicOf(device);
    }

    byte[] codeBytes() {
        return Base64.getUrlDecoder().decode(code);
    }

    byte[] saltBytes() {
        return Base64.getUrlDecoder().decode(salt);
    }

    private static void requireDrawn(String name, String base64, int bytes) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, name + " is not base64url", broken);
        }
        long different =
                IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
        // 16 random bytes hold fewer than 8 different ones less than once in 10^11.
        if (key.length != bytes || different < 8) {
            throw new ProblemException(Problem.DEFAULT_SECRET, name + " is not " + bytes + " random bytes");
        }
    }

    private static void requireOwn(String name, String jwk) {
        String open;
        try {
            open = Jose.publicOf(jwk);
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, name + " is not a key", broken);
        }
        if (PUBLISHED.stream().anyMatch(open::contains)) {
            throw new ProblemException(Problem.DEFAULT_SECRET, name + " is printed in a standard");
        }
    }

    @Override
    public String toString() {
        return "Keys[not shown]";
    }
}
