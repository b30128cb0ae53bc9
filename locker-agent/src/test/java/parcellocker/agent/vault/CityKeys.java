package parcellocker.agent.vault;

import java.util.Base64;
import java.util.random.RandomGenerator;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.wire.Jose;

/** A city with its private keys, and lockers' keys from it. */
final class CityKeys {
    final String directives = Jose.newSigningKey();
    final String tokens = Jose.newSigningKey();
    final String operator = Jose.newSigningKey();
    final String sealing = Jose.newSealingKey();

    Keys.City published() {
        return new Keys.City(Jose.publicOf(directives), Jose.publicOf(tokens), Jose.publicOf(sealing));
    }

    Keys locker(RandomGenerator random) {
        return new Keys(
                drawn(random, 32),
                drawn(random, 16),
                drawn(random, 32),
                Jose.newSealingKey(),
                Jose.newSigningKey(),
                published(),
                java.util.List.of(new OperatorKey(
                        "ops-1", Jose.publicOf(operator), java.util.List.of(OperatorKey.Right.APPROVE))));
    }

    static String drawn(RandomGenerator random, int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
