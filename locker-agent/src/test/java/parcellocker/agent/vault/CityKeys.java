package parcellocker.agent.vault;

import java.util.Base64;
import java.util.random.RandomGenerator;
import parcellocker.contract.wire.Jose;

/** A city with its private keys, and lockers' keys from it. */
final class CityKeys {
    final String directives = Jose.newSigningKey();
    final String tokens = Jose.newSigningKey();
    final String sealing = Jose.newSealingKey();

    Keys.City published() {
        return new Keys.City(Jose.publicOf(directives), Jose.publicOf(tokens), Jose.publicOf(sealing));
    }

    Keys locker(RandomGenerator random) {
        return new Keys(drawn(random, 32), drawn(random, 16), Jose.newSealingKey(), Jose.newSigningKey(), published());
    }

    static String drawn(RandomGenerator random, int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
