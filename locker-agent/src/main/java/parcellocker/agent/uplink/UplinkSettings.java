package parcellocker.agent.uplink;

import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;

/**
 * Where the city's broker is and how it is spoken to.
 *
 * @param url {@code tcp://host:port} with a password, {@code ssl://host:port} with a certificate
 * @param self what the birth tells of this agent
 */
public record UplinkSettings(String url, Login login, LockerId locker, Self self, Timing timing) {

    /**
     * What does not change while it runs.
     *
     * @param software name and version of this agent
     * @param hardware what the locker is built of; {@link Hardware#NONE}: nothing is told of it
     */
    public record Self(String software, Hardware hardware) {}

    /**
     * The waits of the line, in milliseconds.
     *
     * @param answer how long the broker may take to answer a CONNECT or SUBSCRIBE
     * @param keepAlive silence after which the client asks the broker for a sign of life; rounded to seconds
     * @param welcome how long a batch waits for the city's true cursor after a birth, so that an ordinary reconnect sends nothing twice
     * @param resend a batch, or a birth without a welcome, is sent again after this
     * @param refused how long the journal rests after the broker refused it
     * @param backoff how a lost line is tried again
     */
    public record Timing(long answer, long keepAlive, long welcome, long resend, long refused, Backoff backoff) {
        /** For a fleet in the street. */
        public static final Timing FIELD = new Timing(10_000, 30_000, 5_000, 60_000, 60_000, Backoff.FIELD);
    }
}
