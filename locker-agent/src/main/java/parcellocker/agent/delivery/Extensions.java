package parcellocker.agent.delivery;

/**
 * What a recipient has added to the storage of their parcel.
 *
 * @param promisedMillis so long in all the screen has promised; 0 for nothing. No word of the city takes it back
 */
public record Extensions(ExtensionOffer offer, int used, long promisedMillis) {
    public static final Extensions NONE = new Extensions(ExtensionOffer.NONE, 0, 0);

    public boolean areLeft() {
        return used < offer.times();
    }

    Extensions offered(ExtensionOffer next) {
        return new Extensions(next, used, promisedMillis);
    }

    Extensions promised(long limitMillis) {
        return new Extensions(offer, used + 1, Math.max(promisedMillis, limitMillis));
    }
}
