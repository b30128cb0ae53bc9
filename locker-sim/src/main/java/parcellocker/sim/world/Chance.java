package parcellocker.sim.world;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of one seed. Forked by name, so that one draw more in one place shifts no draw in another. */
final class Chance {
    private static final String DIGITS = "0123456789abcdef";
    private final long seed;
    private final SplittableRandom random;

    Chance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    Chance fork(String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L + name.hashCode();
        mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
        return new Chance(mixed ^ (mixed >>> 29));
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends may come. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    <T> T pick(List<T> among) {
        return among.get((int) between(0, among.size() - 1));
    }

    /** So many hex digits. */
    String hex(int length) {
        return text(length, 16);
    }

    /** So many decimal digits. */
    String digits(int length) {
        return text(length, 10);
    }

    private String text(int length, int base) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(random.nextInt(base)));
        }
        return text.toString();
    }
}
