package parcellocker.bridge.fleet;

import parcellocker.contract.entry.Fact.DepositVerdict;

/** What is believed to be in a compartment. */
enum Custody {
    EMPTY,
    RESERVED,
    LOADING,
    OCCUPIED,
    UNLOADING,
    UNCERTAIN;

    /** What a deposit's door leaves behind. */
    static Custody after(DepositVerdict verdict) {
        return switch (verdict) {
            case STORED -> OCCUPIED;
            case WITHDRAWN, FOUND_BROKEN, FOUND_DIRTY -> EMPTY;
            case UNSURE, FOUND_OCCUPIED -> UNCERTAIN;
        };
    }
}
