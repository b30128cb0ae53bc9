package parcellocker.contract.command;

/**
 * An operator's order to open one door once, now. It is good only in the session it quotes, for at most a minute, and once.
 *
 * @param id unique, hex of 16 bytes; the same id is one command however often it arrives
 * @param session nonce of the locker's latest birth
 * @param reason why, for the journal; approvals are given over it
 * @param ticket the case it belongs to
 * @param actor who asks: a staff number, never a name
 * @param issuedAt Unix seconds
 * @param expiresAt Unix seconds, at most {@link #MOST_SECONDS} later
 * @param counter grows with every command of the signing key, whatever the locker; gaps are allowed
 */
public record Command(
        String id,
        String locker,
        String session,
        Kind kind,
        String compartment,
        String reason,
        String ticket,
        String actor,
        long issuedAt,
        long expiresAt,
        long counter) {
    public static final int MOST_SECONDS = 60;

    /** There is no kind that opens more than one door. */
    public enum Kind {
        OPEN
    }
}
