package parcellocker.sim.fleet;

import parcellocker.contract.topic.Topic;

/** A locker's way to the city while it is connected. */
interface Wire {
    /** Sends at QoS 1; what cannot go out is lost, as on any line. */
    void say(Topic.Kind kind, String text, boolean isRetained);
}
