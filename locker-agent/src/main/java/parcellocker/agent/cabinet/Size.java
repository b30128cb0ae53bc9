package parcellocker.agent.cabinet;

/** Sizes in growing order; a parcel fits its own and every larger one. */
public enum Size {
    S,
    M,
    L;

    /** The next smaller one; of the smallest, itself. */
    public Size smaller() {
        return switch (this) {
            case S, M -> S;
            case L -> M;
        };
    }

    /** The next larger one; of the largest, itself. */
    public Size larger() {
        return switch (this) {
            case S -> M;
            case M, L -> L;
        };
    }
}
