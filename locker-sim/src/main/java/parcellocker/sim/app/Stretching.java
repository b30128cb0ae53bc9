package parcellocker.sim.app;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** How long this machine takes to stretch one code, as the vault does before it uses the locker's key. */
final class Stretching {
    private static final int ROUNDS = 100_000;
    private static final int WARM_UP = 10;

    private Stretching() {}

    static List<Long> micros(int times) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < WARM_UP + times; i++) {
            long began = System.nanoTime();
            stretch();
            if (i >= WARM_UP) {
                micros.add((System.nanoTime() - began) / 1_000);
            }
        }
        return micros;
    }

    private static void stretch() {
        try {
            PBEKeySpec code = new PBEKeySpec("00000000".toCharArray(), new byte[16], ROUNDS, 256);
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(code);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
