package parcellocker.bridge.link;

import java.util.List;
import java.util.stream.IntStream;

/** Some inboxes, each emptied by a thread of its own: what one sender says keeps its order, and a slow one delays few others. */
final class Inboxes {
    /** Two cores wait for a disk most of the time. */
    private static final int LANES = 4;

    private static final long MOST_BYTES = 8 << 20;

    private final List<Inbox> lanes =
            IntStream.range(0, LANES).mapToObj(lane -> new Inbox(MOST_BYTES)).toList();

    List<Inbox> all() {
        return lanes;
    }

    void put(Arrival arrival, boolean isRepeated) {
        lanes.get(Math.floorMod(sender(arrival.topic()).hashCode(), LANES)).put(arrival, isRepeated);
    }

    int size() {
        return lanes.stream().mapToInt(Inbox::size).sum();
    }

    /** All topics of one sender differ in their last part alone. */
    private static String sender(String topic) {
        return topic.substring(0, Math.max(0, topic.lastIndexOf('/')));
    }
}
