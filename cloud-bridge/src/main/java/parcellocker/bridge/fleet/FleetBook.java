package parcellocker.bridge.fleet;

import java.util.List;
import java.util.Optional;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;

/** One locker's furniture as the city believes it, inside a transaction. */
public interface FleetBook {
    /** The last sequence that the latest birth had seen in this epoch; earlier facts say nothing new about doors. */
    long birthHead(long epoch);

    Optional<Status.Place> place(String compartment);

    void put(Status.Place place);

    Optional<Opening> opening(String opening);

    void put(Opening opening);

    List<Opening> unfinished();

    void put(CommandAnswer answer);

    /** The command whose opening this is. */
    Optional<CommandAnswer> commandOf(String opening);

    /**
     * Takes over what a birth says of the whole locker. Its modes count unless it was heard before: an old image of a locker is
     * born with an old journal, and that is when they matter most; but a broker keeps a birth, and the journal goes on.
     *
     * @param isOld whether the journal has told more already (a broker keeps a birth and repeats it to a bridge that starts):
     *     then it only fills what is missing
     * @return whether this birth was not heard before
     */
    boolean born(Status.Birth birth, boolean isOld);

    /** Keeps what a birth says the locker is built of. */
    Built told(Hardware hardware);

    /**
     * How that stands to what was known.
     *
     * @param accepted what was accepted before; empty: nothing yet
     * @param isNews whether the locker said something else, or nothing, until now
     */
    record Built(Optional<Hardware> accepted, boolean isNews) {}

    /** What takes rights away from the locker now, by name, in order. */
    List<String> modes();

    /** A mode of the locker began or ended. */
    void mode(Fact.Mode mode, boolean entered);

    /** What the locker said became of that configuration. */
    Optional<Configured> configured(long version);

    void put(Configured one);

    /** What the locker said became of that report. */
    Optional<ReportTold> report(String request);

    void put(ReportTold one);

    /** What it was told. */
    LogBook directives();

    /** What somebody must look at. */
    AlarmBook alarms();

    /** Clears the openings and what became of configurations and reports, to be filled again from the journal. */
    void forget();
}
