package parcellocker.agent.hardware.gpio;

/** The board's own pins. Each is asked for once, at the start; one that cannot be had stops the start. */
public interface Pins extends AutoCloseable {
    /**
     * Where a pin is, and what its level means.
     *
     * @param number as the chip counts
     * @param activeLow whether 0 V is "on"
     * @param pull what holds an input that nothing drives
     */
    record Pin(int number, boolean activeLow, Pull pull) {}

    /** What holds an input that nothing drives. */
    enum Pull {
        NONE,
        UP,
        DOWN
    }

    /** Something the board switches; off until it is told, and off again when the agent ends. */
    interface Output {
        /**
         * Switches it.
         *
         * @throws PinLostException if it cannot be switched
         */
        void set(boolean on) throws PinLostException;
    }

    /** Something the board reads. */
    interface Input {
        /**
         * How it stands now.
         *
         * @throws PinLostException if it cannot be read
         */
        boolean isOn() throws PinLostException;
    }

    /**
     * Takes a pin to switch.
     *
     * @throws parcellocker.contract.problem.ProblemException LK-1139 if there is no such pin
     */
    Output output(String name, Pin pin);

    /**
     * Takes a pin to read.
     *
     * @throws parcellocker.contract.problem.ProblemException LK-1139 if there is no such pin
     */
    Input input(String name, Pin pin);

    @Override
    void close();
}
