package parcellocker.sim.crash;

/** What a start after a fault found. */
record Finding(Verdict verdict, String detail) {
    enum Verdict {
        /** Everything acknowledged, and at most the transaction in flight more, whole. */
        SOUND,
        /** Something acknowledged is missing. */
        LOST,
        /** A state that no transaction has left. */
        HALF,
        /** The store does not open. */
        CORRUPT
    }

    static final Finding SOUND = new Finding(Verdict.SOUND, "");
}
