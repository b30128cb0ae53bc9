package parcellocker.agent.hardware.line;

/** Monotonic time. Must have the same origin as {@code runtime.Clock}: deadlines of openings are compared with it. */
@FunctionalInterface
public interface Uptime {
    /** Milliseconds since the process began. */
    long millis();
}
