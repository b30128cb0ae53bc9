package parcellocker.agent.store;

/**
 * What this store has written since it was opened.
 *
 * @param commits transactions of the loop, each on disk
 * @param entries journal entries in them
 * @param walBytes bytes those commits appended to the write-ahead log; checkpoints write about as much again, later
 */
public record Figures(long commits, long entries, long walBytes) {
    static final Figures NONE = new Figures(0, 0, 0);

    Figures plus(int moreEntries, long moreBytes) {
        return new Figures(commits + 1, entries + moreEntries, walBytes + moreBytes);
    }
}
