package parcellocker.agent.uplink;

import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;

/** One connection as a {@link Session} uses it. */
interface Way {
    /** Connects with this last will and listens to these topics; back only when the broker has granted them. */
    void open(Status.Death will, Topic... topics) throws LinkException;

    /** How many publications the broker takes at once. */
    int window();

    /** Whether a publication can go now. */
    boolean hasRoom();

    /** Sends at QoS 1 if it {@link #hasRoom}, and returns at once; the answer comes as {@link Happening.Taken}. */
    void publish(Topic topic, String json, Happening.Purpose purpose) throws LinkException;

    /** Sends at QoS 0 if it {@link #hasRoom}: it may be lost, and nothing comes back. */
    void tell(Topic topic, String json) throws LinkException;
}
