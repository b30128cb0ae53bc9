package parcellocker.bridge.link;

/**
 * A message on its way from Paho's thread to the link's.
 *
 * @param nanos when it came, of {@link System#nanoTime()}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, compared never.
record Arrival(String topic, byte[] payload, long nanos) {}
