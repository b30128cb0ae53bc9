package parcellocker.sim.world;

import java.security.SecureRandom;

/** Chance of the seed where the product asks for unpredictable bytes. */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient Chance chance;

    SeededRandom(Chance chance) {
        super(null, null);
        this.chance = chance;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) chance.between(0, 255);
        }
    }
}
