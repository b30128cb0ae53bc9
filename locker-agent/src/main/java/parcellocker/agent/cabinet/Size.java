package parcellocker.agent.cabinet;

/** Sizes in growing order; a parcel fits its own and every larger one. */
public enum Size {
    S,
    M,
    L
}
