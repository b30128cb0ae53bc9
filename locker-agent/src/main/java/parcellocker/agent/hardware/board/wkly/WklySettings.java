package parcellocker.agent.hardware.board.wkly;

/**
 * What differs between boards of this family.
 *
 * @param address set by the board's switches, 0..31
 * @param pulseMillis how long the board drives a coil, 50..5000. No frame tells it, and the agent must know how long a coil draws
 */
public record WklySettings(int address, long pulseMillis) {
    /** The board's switches give no more. */
    public static final int LAST_ADDRESS = 31;

    public WklySettings {
        if (address < 0 || address > LAST_ADDRESS) {
            throw new IllegalArgumentException("address " + address + " is not 0.." + LAST_ADDRESS);
        }
        if (pulseMillis < 50 || pulseMillis > 5_000) {
            throw new IllegalArgumentException("pulseMillis " + pulseMillis + " is not 50..5000");
        }
    }

    /** The commonest board at that address. */
    public static WklySettings standard(int address) {
        return new WklySettings(address, 500);
    }

    /** The same at another address. */
    WklySettings at(int other) {
        return new WklySettings(other, pulseMillis);
    }
}
