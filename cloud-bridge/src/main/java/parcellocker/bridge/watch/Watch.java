package parcellocker.bridge.watch;

/** By what a bridge's work is watched. */
public record Watch(Meters meters) implements AutoCloseable {
    /** Nobody watches. */
    public static Watch none() {
        return new Watch(Meters.none());
    }

    @Override
    public void close() {
        meters.close();
    }
}
