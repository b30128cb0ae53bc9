package parcellocker.bridge.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parcellocker.bridge.fleet.AlarmBook.Cause;
import parcellocker.bridge.fleet.AlarmBook.Place;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;

/** What of a locker's words somebody must look at. */
public final class AlarmProjection {
    /** It is built otherwise than somebody has accepted. */
    static final Cause REBUILT = new Cause(AlarmKind.HARDWARE_CHANGED, "");

    /** So many compartments are named, the rest counted: a cabinet may be wired anew whole. */
    private static final int NAMED = 12;

    private static final String IN_SERVICE = "IN_SERVICE";
    private static final String CLOSED = "CLOSED";

    private final FleetBook book;
    private final AlarmBook alarms;
    private final Place place;

    private AlarmProjection(FleetBook book, Place place) {
        this.book = book;
        this.alarms = book.alarms();
        this.place = place;
    }

    /** Applies one entry, after it was applied to the doors. */
    public static void project(FleetBook book, Entry entry) {
        new AlarmProjection(book, Place.of(entry)).apply(entry.fact());
    }

    /** Takes over what a birth says that was not heard before: its modes are all there are, and so are its doors. */
    public static void born(FleetBook book, Status.Birth birth) {
        new AlarmProjection(book, Place.of(birth)).reborn(birth);
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.DoorForced f -> raise(AlarmKind.DOOR_FORCED, f.compartment(), "");
            case Fact.RescueOpened f -> raise(AlarmKind.RESCUE_USED, "", String.join(" ", f.compartments()));
            case Fact.DoorLeftOpen f -> standsOpen(f.opening(), "");
            case Fact.OpeningFailed f -> {
                if (f.failure() == Fact.Failure.ALREADY_OPEN) {
                    standsOpen(f.opening(), f.failure().name());
                }
            }
            case Fact.DoorClosedLate f ->
                book.opening(f.opening()).ifPresent(opening -> clear(AlarmKind.LEFT_OPEN, opening.compartment()));
            case Fact.CompartmentBlocked f -> blocked(f);
            case Fact.ServiceChanged f -> {
                if (f.inService()) {
                    clear(AlarmKind.BLOCKED, f.compartment());
                    clear(AlarmKind.LEFT_OPEN, f.compartment());
                }
            }
            case Fact.BoardLost f -> raise(AlarmKind.BOARD_LOST, f.board(), String.join(" ", f.compartments()));
            case Fact.BoardBack f -> clear(AlarmKind.BOARD_LOST, f.board());
            case Fact.ModeChanged f -> AlarmKind.of(f.mode()).ifPresent(kind -> mode(kind, f));
            // A board that was enrolled anew counts its troubles anew.
            case Fact.Enrolled f -> clearAll(alarms.standing());
            default -> {
                // Nobody need look at what goes as it should.
            }
        }
    }

    private void mode(AlarmKind kind, Fact.ModeChanged f) {
        if (f.entered()) {
            raise(kind, "", f.detail());
        } else {
            clear(kind, "");
        }
    }

    private void standsOpen(String id, String why) {
        Optional<Opening> opening = book.opening(id);
        opening.ifPresent(known -> raise(AlarmKind.LEFT_OPEN, known.compartment(), why));
    }

    private void blocked(Fact.CompartmentBlocked f) {
        switch (f.reason()) {
            case FAILED_THRICE, BROKEN, DIRTY ->
                raise(AlarmKind.BLOCKED, f.compartment(), f.reason().name());
            // An alarm of its own tells of these; what staff took out of use on purpose is none.
            case LEFT_OPEN, ALREADY_OPEN, STAFF -> {}
        }
    }

    private void reborn(Status.Birth birth) {
        Set<AlarmKind> modes = birth.modes().stream()
                .flatMap(mode -> AlarmKind.ofMode(mode).stream())
                .collect(Collectors.toSet());
        Set<String> sound = birth.compartments().stream()
                .filter(known ->
                        known.service().equals(IN_SERVICE) && known.door().equals(CLOSED))
                .map(Status.Place::compartment)
                .collect(Collectors.toSet());
        clearAll(alarms.standing().stream()
                .filter(cause -> isOver(cause, modes, sound))
                .toList());
        modes.forEach(mode -> raise(mode, "", ""));
        Optional.ofNullable(birth.hardware()).ifPresent(this::built);
    }

    private void built(Hardware told) {
        FleetBook.Built known = book.told(told);
        Optional<Hardware> changed = known.accepted().filter(accepted -> !accepted.equals(told));
        // Whoever looked at a former difference has not seen this one.
        if (known.isNews() || changed.isEmpty()) {
            alarms.clear(REBUILT, Place.NOW);
        }
        changed.ifPresent(accepted -> alarms.raise(REBUILT, named(told.differing(accepted)), place));
    }

    private static String named(List<String> compartments) {
        String some = compartments.stream().limit(NAMED).collect(Collectors.joining(" "));
        int rest = compartments.size() - NAMED;
        return rest > 0 ? some + " +" + rest : some;
    }

    private static boolean isOver(Cause cause, Set<AlarmKind> modes, Set<String> sound) {
        return switch (cause.kind()) {
            case BLOCKED, LEFT_OPEN -> sound.contains(cause.subject());
            case SILENT -> true;
            default -> cause.kind().isMode() && !modes.contains(cause.kind());
        };
    }

    private void clearAll(List<Cause> causes) {
        causes.forEach(cause -> alarms.clear(cause, place));
    }

    private void raise(AlarmKind kind, String subject, String detail) {
        alarms.raise(new Cause(kind, subject), detail, place);
    }

    private void clear(AlarmKind kind, String subject) {
        alarms.clear(new Cause(kind, subject), place);
    }
}
