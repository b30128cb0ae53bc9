package parcellocker.contract.wire;

/** On {@code ack}, after the city's database committed everything up to {@code upTo}. Unsigned: it only moves a cursor. */
public record Ack(long epoch, long upTo) {}
