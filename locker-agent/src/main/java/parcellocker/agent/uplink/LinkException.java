package parcellocker.agent.uplink;

/** This connection is of no use any more. */
final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkException(String why) {
        super(why);
    }

    LinkException(String why, Throwable cause) {
        super(why + ": " + cause, cause);
    }
}
