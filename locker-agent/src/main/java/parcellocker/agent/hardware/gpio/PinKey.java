package parcellocker.agent.hardware.gpio;

/**
 * A key whose poles are pins of the board.
 *
 * @param on set while the key is turned
 * @param off set while it is not
 */
public record PinKey(Pins.Input on, Pins.Input off) implements RescueKey {
    @Override
    public Position read() {
        try {
            boolean isTurned = on.isOn();
            return isTurned == off.isOn() ? Position.BROKEN : isTurned ? Position.ON : Position.OFF;
        } catch (PinLostException unread) {
            return Position.BROKEN;
        }
    }
}
