package parcellocker.bridge.parcels;

/** A way to a recipient's phone. */
public interface Channel {
    /**
     * Hands one message on. May take seconds; is called again with the same id if nobody knows whether it went.
     *
     * @param id the same for every attempt: whoever takes it sends it once
     * @param phone as the city knows it
     */
    Answer send(String id, String phone, String text);

    /** What became of it. */
    enum Answer {
        /** It is on its way. */
        TAKEN,
        /** It will never be taken: no such phone, or not allowed. */
        REFUSED,
        /** Not now, or nobody knows. */
        FAILED
    }
}
