package parcellocker.agent.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import javax.crypto.Mac;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The key of pickup codes in a secure element or a TPM that speaks PKCS#11, by Java's own provider. The key is a generic secret of 32
 * bytes that may sign and cannot be read: what is computed with it is computed there.
 */
public final class ElementKey implements CodeKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final Key key;
    private final Provider provider;

    private ElementKey(Key key, Provider provider) {
        this.key = key;
        this.provider = provider;
    }

    /**
     * Opens the element and tries the key.
     *
     * @param configuration of the SunPKCS11 provider: its library and slot
     * @param label of the key in the element
     * @throws ProblemException {@link Problem#KEYS_MISSING} if the element is not there or has no such key
     */
    public static CodeKey open(Path configuration, String label, char[] pin) {
        try {
            Provider sun = Optional.ofNullable(Security.getProvider("SunPKCS11"))
                    .orElseThrow(() -> new ProblemException(Problem.KEYS_MISSING, "this Java has no SunPKCS11"));
            Provider provider = sun.configure(configuration.toString());
            KeyStore element = KeyStore.getInstance("PKCS11", provider);
            element.load(null, pin);
            return of(element, label, pin, provider);
        } catch (GeneralSecurityException | IOException | RuntimeException missing) {
            throw missing instanceof ProblemException told
                    ? told
                    : new ProblemException(Problem.KEYS_MISSING, "the element of codeKey cannot be used", missing);
        }
    }

    /** The key of a store that is open; {@code provider} computes with it. */
    static CodeKey of(KeyStore store, String label, char[] pin, Provider provider) throws GeneralSecurityException {
        Key key = Optional.ofNullable(store.getKey(label, pin))
                .orElseThrow(() -> new ProblemException(Problem.KEYS_MISSING, "no key '" + label + "' in the element"));
        CodeKey found = new ElementKey(key, provider);
        if (found.mac(new byte[] {1}, new byte[] {2}).length != BYTES) {
            throw new ProblemException(Problem.KEYS_MISSING, "the key '" + label + "' gives no HMAC-SHA-256");
        }
        return found;
    }

    @Override
    public byte[] mac(byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM, provider);
            mac.init(key);
            mac.update(first);
            return mac.doFinal(second);
        } catch (GeneralSecurityException lost) {
            // Unplugged while the locker runs: the process ends, and the next one says what is missing.
            throw new IllegalStateException("the element of codeKey does not answer", lost);
        }
    }
}
