package parcellocker.sim.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;
import parcellocker.contract.wire.Identity;

/** An identity as the one file from which the broker reads both its key and whom it believes. */
final class Keystores {
    private static final int PASSWORD_BYTES = 16;

    private Keystores() {}

    /** Writes the file and tells its password, drawn afresh. */
    static String write(Identity identity, Path file) throws IOException {
        byte[] drawn = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(drawn);
        String password = HexFormat.of().formatHex(drawn);
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "own",
                    identity.key(),
                    password.toCharArray(),
                    identity.chain().toArray(Certificate[]::new));
            for (int i = 0; i < identity.trust().size(); i++) {
                store.setCertificateEntry("ca" + i, identity.trust().get(i));
            }
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException broken) {
            throw new IOException("no key store", broken);
        }
        return password;
    }
}
