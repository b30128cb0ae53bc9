package parcellocker.contract.entry;

/**
 * One line of a locker's journal.
 *
 * @param epoch given by the city at enrolment; seq starts at 1 in each
 * @param seq without gaps inside an epoch
 */
public record Entry(long epoch, long seq, Stamp stamp, Fact fact) {}
