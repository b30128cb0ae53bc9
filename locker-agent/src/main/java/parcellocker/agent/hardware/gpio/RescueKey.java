package parcellocker.agent.hardware.gpio;

/** The key that opens every door. It has two poles, one closed and one open, so that no single cut wire or short is a turn. */
@FunctionalInterface
public interface RescueKey {
    /** What the two poles say together. */
    enum Position {
        OFF,
        ON,
        /** They agree with each other, which a whole key never does, or cannot be read. */
        BROKEN
    }

    /** How it stands now. */
    Position read();
}
