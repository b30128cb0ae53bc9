package parcellocker.bridge.fleet;

import java.util.Arrays;
import java.util.Optional;
import parcellocker.contract.entry.Fact;

/** What somebody must look at. */
public enum AlarmKind {
    /** A door opened that nobody had authorised. */
    DOOR_FORCED(true),
    /** A door stands open and nobody uses it. */
    LEFT_OPEN(true),
    /** Doors were opened with the rescue key. */
    RESCUE_USED(true),
    /** Births of two boards come under one name. */
    TWIN_BOARDS(true),
    /** The mode of a locker that another board has put off the line. */
    DOUBLED(true),
    /** The mode of an old image of a locker. */
    QUARANTINE(true),
    /** The mode of a locker whose file was damaged. */
    DAMAGED(true),
    HATCH_OPEN(true),
    MAINS_LOST(true),
    GATE_WRONG(true),
    /** Built otherwise than somebody has accepted: a board or a lock was exchanged or wired anew. */
    HARDWARE_CHANGED(true),
    /** Dead, and not heard of for a quarter of an hour. */
    SILENT(false),
    BOARD_LOST(false),
    /** A compartment is out of use. */
    BLOCKED(false),
    /** A door's openings point to a failure to come. */
    DOOR_FAILING(false),
    UNSTABLE(false),
    JOURNAL_FULL(false),
    STORAGE_DEGRADED(false),
    TIME_SUSPECT(false),
    CLIMATE_WRONG(false),
    CAMERA_WRONG(false);

    private final boolean urgent;

    AlarmKind(boolean urgent) {
        this.urgent = urgent;
    }

    /** Whether somebody may be in danger, or somebody else's parcel within reach. */
    public boolean isUrgent() {
        return urgent;
    }

    /** The alarm of a mode; a locker that has just started is none. */
    static Optional<AlarmKind> of(Fact.Mode mode) {
        return switch (mode) {
            case RECOVERING -> Optional.empty();
            case TIME_SUSPECT,
                    STORAGE_DEGRADED,
                    JOURNAL_FULL,
                    UNSTABLE,
                    QUARANTINE,
                    HATCH_OPEN,
                    MAINS_LOST,
                    CLIMATE_WRONG,
                    GATE_WRONG,
                    CAMERA_WRONG,
                    DAMAGED,
                    DOUBLED -> Optional.of(valueOf(mode.name()));
        };
    }

    /** The alarm of a mode as a birth names it; a later version's locker may name others. */
    static Optional<AlarmKind> ofMode(String name) {
        return Arrays.stream(Fact.Mode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .flatMap(AlarmKind::of);
    }

    /** Whether it is a mode of the locker, so that a birth tells all there are. */
    boolean isMode() {
        return ofMode(name()).isPresent();
    }
}
