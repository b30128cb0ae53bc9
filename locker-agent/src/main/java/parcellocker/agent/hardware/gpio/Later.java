package parcellocker.agent.hardware.gpio;

/** Does something after a while, on another thread. */
@FunctionalInterface
public interface Later {
    void run(long afterMillis, Runnable task);
}
