package parcellocker.bridge.intake;

import parcellocker.contract.wire.Chain;

/**
 * How far a locker's stream has been applied.
 *
 * @param upTo last sequence applied in the epoch, 0 if none
 * @param head chain hash after it
 */
public record Cursor(long epoch, long upTo, String head) {
    /** Before the first entry of an epoch. */
    public static Cursor start(long epoch) {
        return new Cursor(epoch, 0, Chain.START);
    }

    Cursor after(Link link) {
        return new Cursor(epoch, link.seq(), link.hash());
    }
}
