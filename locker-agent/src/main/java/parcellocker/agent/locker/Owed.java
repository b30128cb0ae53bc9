package parcellocker.agent.locker;

/**
 * What the city must have of the journal of a damaged file, before it can be sure what lies here: a parcel that was collected, or put
 * in, after the last entry it has would turn what it believes into a wrong door for the right code.
 *
 * @param epoch of that journal
 * @param last its last entry; -1: nobody knows, and then it is never there
 * @param isThere whether the city has said that it has it
 */
record Owed(long epoch, long last, boolean isThere) {
    static final Owed UNKNOWN = new Owed(0, -1, false);

    static Owed of(Input.FileDamaged damaged) {
        return new Owed(damaged.epoch(), damaged.last(), false);
    }

    boolean isWithin(Input.OldImageSeen city) {
        return last >= 0 && city.epoch() == epoch && city.upTo() >= last;
    }

    Owed found() {
        return new Owed(epoch, last, true);
    }
}
