package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The key of codes may lie in a store of keys that computes with it. Not with a real element: none is at hand where this runs. */
class ElementKeyTest {
    private static final char[] PIN = "9031".toCharArray();
    private static final DeliveryId DELIVERY = new DeliveryId("00000000000000d1");
    private final byte[] hidden = new byte[32];
    private final Keys keys = new CityKeys().locker(new Random(5));

    @Test
    void itIsTheHmacOfTheKeyInTheStore() throws Exception {
        CodeKey key = ElementKey.of(store("codes"), "codes", PIN, Security.getProvider("SunJCE"));
        assertThat(key.mac(new byte[] {1, 2}, new byte[] {3}))
                .isEqualTo(PickupCodes.hmac(hidden, new byte[] {1, 2}, new byte[] {3}));
    }

    @Test
    void codesThatWereDrawnWithItAreKnownByItAloneAndNotByTheKeyInTheFile() throws Exception {
        CodeKey key = ElementKey.of(store("codes"), "codes", PIN, Security.getProvider("SunJCE"));
        Answers byElement = new Answers(keys, "BJ-0001", new CodeKey.Used(key, 10), new SecureRandom(), nobody());
        Answers byFile = new Answers(keys, "BJ-0001", 10, new SecureRandom(), nobody());
        PickupCodes codes = new PickupCodes(key, keys.saltBytes(), "BJ-0001", 10, new SecureRandom());
        PickupCodes.Drawn drawn = codes.draw(DELIVERY, List.of());
        KnownCode known = new KnownCode(DELIVERY, drawn.verifier());
        assertThat(byElement.to(new Effect.CheckCode(1, new Secret(drawn.code()), List.of(known))))
                .isEqualTo(new Input.CodeChecked(1, Optional.of(known)));
        assertThat(byFile.to(new Effect.CheckCode(2, new Secret(drawn.code()), List.of(known))))
                .isEqualTo(new Input.CodeChecked(2, Optional.empty()));
    }

    @Test
    void anElementThatIsNotThereOrHasNoSuchKeyIsToldByNumber() throws Exception {
        KeyStore store = store("another");
        assertThatThrownBy(() -> ElementKey.of(store, "codes", PIN, Security.getProvider("SunJCE")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.KEYS_MISSING));
        assertThatThrownBy(() -> ElementKey.open(Path.of("/no/such/file"), "codes", PIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.KEYS_MISSING));
    }

    private SealedPeople nobody() {
        return new SealedPeople(keys, ref -> Optional.empty());
    }

    private KeyStore store(String label) throws Exception {
        java.util.Arrays.fill(hidden, (byte) 7);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PIN);
        store.setEntry(
                label,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(hidden, "HmacSHA256")),
                new KeyStore.PasswordProtection(PIN));
        return store;
    }
}
