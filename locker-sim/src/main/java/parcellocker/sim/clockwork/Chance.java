package parcellocker.sim.clockwork;

import java.util.List;

/**
 * A seeded stream of draws (SplitMix64; Steele, Lea, Flood 2014). A fork depends on the seed and its own name only, not
 * on what was drawn before: one more draw in one place shifts no other.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    public Chance(long seed) {
        this.seed = mix(seed + GOLDEN);
        this.state = this.seed;
    }

    /** The stream of that name; asking twice for one name gives the same stream twice, from its start. */
    public Chance fork(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new Chance(seed ^ mix(hash));
    }

    /** Any 64 bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** A whole number from 0 up to, but not including, {@code bound}. */
    public int below(int bound) {
        return (int) between(0, bound);
    }

    /** A whole number from {@code low} up to, but not including, {@code high}. */
    public long between(long low, long high) {
        if (high <= low) {
            throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
        }
        return low + Math.floorMod(bits() >>> 1, high - low);
    }

    /** A number from 0 up to, but not including, 1. */
    public double fraction() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** A number from {@code low} up to, but not including, {@code high}. */
    public double spread(double low, double high) {
        return low + fraction() * (high - low);
    }

    /** Whether something of that probability happens this time; draws once whatever the probability. */
    public boolean happens(double probability) {
        return fraction() < probability;
    }

    /** A normal deviate, mean 0, standard deviation 1 (Box and Muller; two draws, the second value is not kept). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        return radius * StrictMath.cos(2 * Math.PI * fraction());
    }

    /** One of these, each as likely. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
