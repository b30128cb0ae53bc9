package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * How the locker as a whole stands.
 *
 * @param timeFloor Unix milliseconds; it is not earlier than this, whatever a clock says
 * @param modes those in force that outlive a power cut, in their order
 * @param signedDay the latest day whose head is signed, since 1970-01-01
 * @param checkpointAge the locker's age at its latest checkpoint
 * @param epoch the journal's, if the city began it by its own word; 0 in the first
 * @param configuration what the city has set; no epoch ends it
 * @param reporting what the city wants to be told; no epoch ends it either
 */
public record Standing(
        long timeFloor,
        List<Mode> modes,
        long epoch,
        long signedDay,
        long checkpointAge,
        Configuration configuration,
        Reporting reporting) {
    /** Of a new locker. */
    public static final Standing NEW = new Standing(0, List.of(), 0, 0, 0, Configuration.NONE, Reporting.NONE);

    public Standing {
        modes = Collections.unmodifiableList(new ArrayList<>(new TreeSet<>(modes)));
    }

    /**
     * After an entry: a clock that is trusted raises the floor, one that is not by no more than the power was on, or a wrong
     * year would stay for ever.
     */
    Standing dated(Stamp stamp, long poweredMillis) {
        long believable = switch (stamp.quality()) {
            case TRUSTED, HOLDOVER -> stamp.wallMillis();
            case SUSPECT -> Math.min(stamp.wallMillis(), timeFloor + Math.max(0, poweredMillis));
        };
        return new Standing(
                Math.max(timeFloor, believable), modes, epoch, signedDay, checkpointAge, configuration, reporting);
    }

    Standing with(Mode mode, boolean entered) {
        List<Mode> next = new ArrayList<>(modes);
        if (entered) {
            next.add(mode);
        } else {
            next.remove(mode);
        }
        return new Standing(timeFloor, next, epoch, signedDay, checkpointAge, configuration, reporting);
    }

    /** A new epoch ends the quarantine of an old image. */
    Standing enrolled(long next) {
        Standing free = with(Mode.QUARANTINE, false);
        return new Standing(timeFloor, free.modes(), next, signedDay, checkpointAge, configuration, reporting);
    }

    Standing signed(long day) {
        return new Standing(timeFloor, modes, epoch, day, checkpointAge, configuration, reporting);
    }

    Standing checkpointed(long age) {
        return new Standing(timeFloor, modes, epoch, signedDay, age, configuration, reporting);
    }

    Standing after(Entry.OfConfiguration entry) {
        return new Standing(timeFloor, modes, epoch, signedDay, checkpointAge, configuration.after(entry), reporting);
    }

    Standing after(Entry.OfReport entry, Stamp stamp) {
        return new Standing(
                timeFloor, modes, epoch, signedDay, checkpointAge, configuration, reporting.after(entry, stamp));
    }
}
