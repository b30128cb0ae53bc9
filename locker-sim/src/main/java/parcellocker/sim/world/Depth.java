package parcellocker.sim.world;

/** What stands behind the loop's interfaces. */
enum Depth {
    /** A few lines each: fast. */
    PLAIN,
    /** The real codecs, bytes, signatures, seals, the real line and the city's real intake. */
    DEEP;

    boolean isDeep() {
        return this == DEEP;
    }
}
