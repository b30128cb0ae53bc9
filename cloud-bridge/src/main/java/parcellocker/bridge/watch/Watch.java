package parcellocker.bridge.watch;

/** By what a bridge's work is watched. */
public record Watch(Meters meters, Tracing tracing) implements AutoCloseable {
    /** Nobody watches. */
    public static Watch none() {
        return new Watch(Meters.none(), Tracing.off());
    }

    @Override
    public void close() {
        tracing.close();
        meters.close();
    }
}
