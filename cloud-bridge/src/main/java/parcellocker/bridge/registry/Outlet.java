package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An outlet and where its filing stands.
 *
 * @param id drawn by this system
 * @param number given by the authority; empty before it is filed
 * @param pending the sheet as it is to become, while a change is before the authority
 * @param photos numbers of the pictures of the place that are kept
 */
public record Outlet(
        String id,
        State state,
        Sheet sheet,
        Optional<Sheet> pending,
        Optional<String> number,
        Course course,
        List<Integer> photos) {
    public Outlet {
        photos = List.copyOf(photos);
    }

    /**
     * The days that terms are counted from, in the city's own days.
     *
     * @param submittedOn last handed in
     * @param returnedOn given back as incomplete, once for all
     * @param missing what was missing then
     * @param changedOn the day on which what is filed ceased to be so
     */
    public record Course(
            LocalDate declaredOn,
            Optional<LocalDate> submittedOn,
            Optional<LocalDate> returnedOn,
            List<String> missing,
            Optional<LocalDate> filedOn,
            Optional<LocalDate> changedOn) {
        public Course {
            missing = List.copyOf(missing);
        }

        static Course declared(LocalDate day) {
            return new Course(day, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        }
    }

    Outlet with(State next, Course now) {
        return new Outlet(id, next, sheet, pending, number, now, photos);
    }

    Outlet with(Sheet now) {
        return new Outlet(id, state, now, pending, number, course, photos);
    }

    Outlet withPending(Optional<Sheet> change) {
        return new Outlet(id, state, sheet, change, number, course, photos);
    }

    Outlet withNumber(String given) {
        return new Outlet(id, state, sheet, pending, Optional.of(given), course, photos);
    }

    /** Whether the public may know of it. */
    public boolean isPublic() {
        return state == State.FILED || state == State.CHANGE_SUBMITTED;
    }
}
