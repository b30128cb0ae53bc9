package parcellocker.agent.uplink;

import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Inbox;

/** Tells the core whether the city is there. Only the latest state counts, so a full inbox delays it and loses nothing. */
final class LinkLamp {
    private final Inbox inbox;
    private boolean up;
    private boolean told;

    LinkLamp(Inbox inbox) {
        this.inbox = inbox;
    }

    void set(boolean up) {
        this.up = up;
        tell();
    }

    /** Whether the core still has to be told; ask again soon. */
    boolean tell() {
        if (told != up && inbox.offer(new Input.LinkSeen(up))) {
            told = up;
        }
        return told != up;
    }
}
