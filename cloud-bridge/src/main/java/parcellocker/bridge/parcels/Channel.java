package parcellocker.bridge.parcels;

/** A way to a recipient. */
public interface Channel {
    /**
     * Hands one message on. May take seconds; is called again with the same id if nobody knows whether it went.
     *
     * @param id the same for every attempt: whoever takes it sends it once
     * @param to a phone or a mail address, as the city knows it
     */
    Answer send(String id, String to, Text text);

    /**
     * What it says.
     *
     * @param subject one line that holds no code, for a list on a screen that others see; empty on a phone
     */
    record Text(String subject, String body) {
        /** Never what it says: it holds a code. */
        @Override
        public String toString() {
            return "a text";
        }
    }

    /** What became of it. */
    enum Answer {
        /** It is on its way. */
        TAKEN,
        /** It will never be taken: no such phone or address, or not allowed. */
        REFUSED,
        /** Not now, or nobody knows. */
        FAILED
    }
}
