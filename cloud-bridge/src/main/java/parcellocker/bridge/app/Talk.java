package parcellocker.bridge.app;

import parcellocker.bridge.link.Link;

/** By password one link hears and says; by certificate there are two, each with its own rights. */
record Talk(Link hearing, Link saying, Conversation conversation) implements AutoCloseable {
    boolean isUp() {
        return hearing.isUp() && saying.isUp();
    }

    void start() {
        saying.start();
        if (hearing != saying) {
            hearing.start();
        }
    }

    /** The one that hears first, so that nothing is taken that cannot be answered. */
    @Override
    public void close() {
        hearing.close();
        if (hearing != saying) {
            saying.close();
        }
    }
}
