package parcellocker.bridge.parcels;

/** In which language something is said. */
public enum Tongue {
    CHINESE,
    ENGLISH
}
