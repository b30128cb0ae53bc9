package parcellocker.sim.board;

/**
 * A coil was energised.
 *
 * @param channel the channel, from 1
 * @param nanos the moment it began, on the plant's timeline
 * @param heldNanos how long it was to last, {@link Long#MAX_VALUE} for "until switched off"
 */
public record Pulse(int channel, long nanos, long heldNanos) {}
