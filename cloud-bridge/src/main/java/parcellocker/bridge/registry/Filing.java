package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parcellocker.bridge.registry.Outlet.Course;
import parcellocker.bridge.registry.Sheet.Equipment;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What may be done to a filing and when, after the interim rules of 2018 for the filing of express outlets. Pure: the day comes from
 * outside.
 *
 * @param isInRegion whether a sheet's place lies in its region
 */
public record Filing(Predicate<Sheet> isInRegion) {
    private static final Set<State> OPEN_TO_CORRECTION =
            EnumSet.of(State.BUILDING, State.BUILT, State.DRAFT, State.INCOMPLETE);

    /** The outlet after an act; {@link Problem#OUTLET_STATE} or {@link Problem#OUTLET_UNFIT} if it may not be done. */
    public Outlet after(Outlet outlet, Act act, LocalDate today) {
        return switch (act) {
            case Act.AcceptBuilding done -> in(outlet, act, State.BUILDING).with(State.BUILT, outlet.course());
            case Act.Open open -> opened(in(outlet, act, State.BUILT), open.on(), today);
            case Act.Correct correct -> corrected(outlet, correct);
            case Act.Submit submit -> submitted(in(outlet, act, State.DRAFT, State.INCOMPLETE), today);
            case Act.Return back -> returned(in(outlet, act, State.SUBMITTED), back.missing(), today);
            case Act.File file -> filed(in(outlet, act, State.SUBMITTED), file.number(), today);
            case Act.Change change -> changed(in(outlet, act, State.FILED), change, today);
            case Act.Confirm confirm -> confirmed(in(outlet, act, State.CHANGE_SUBMITTED));
            case Act.Decline decline -> decided(in(outlet, act, State.CHANGE_SUBMITTED), decline.missing());
            case Act.Cancel cancel -> cancelled(outlet, act);
        };
    }

    private static Outlet in(Outlet outlet, Act act, State... states) {
        if (!List.of(states).contains(outlet.state())) {
            throw new ProblemException(
                    Problem.OUTLET_STATE,
                    act.word() + " is for an outlet that is " + List.of(states) + ", this one is " + outlet.state());
        }
        return outlet;
    }

    private static Outlet opened(Outlet outlet, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            throw unfit(List.of("openedOn: lies in the future"));
        }
        return outlet.with(outlet.sheet().opened(Optional.of(on))).with(State.DRAFT, outlet.course());
    }

    private static Outlet corrected(Outlet outlet, Act.Correct correct) {
        in(outlet, correct, OPEN_TO_CORRECTION.toArray(State[]::new));
        List<String> mistakes = moved(outlet, correct.sheet());
        if (!mistakes.isEmpty()) {
            throw unfit(mistakes);
        }
        return outlet.with(correct.sheet().opened(outlet.sheet().openedOn()));
    }

    /** When service began is said once, for terms run from that day. A sheet that does not say it leaves it as it is. */
    private static List<String> moved(Outlet outlet, Sheet next) {
        boolean isMoved = next.openedOn().isPresent()
                && !next.openedOn().equals(outlet.sheet().openedOn());
        return isMoved ? List.of("openedOn: was said already, or is said by OPEN") : List.of();
    }

    private Outlet submitted(Outlet outlet, LocalDate today) {
        List<String> mistakes = mistakes(outlet.sheet(), today);
        if (outlet.photos().isEmpty()) {
            mistakes.add("photos: at least one picture of the place");
        }
        if (!mistakes.isEmpty()) {
            throw unfit(mistakes);
        }
        Course course = outlet.course();
        return outlet.with(
                State.SUBMITTED,
                new Course(
                        course.declaredOn(),
                        Optional.of(today),
                        course.returnedOn(),
                        course.missing(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** All that keeps a sheet from being filed. */
    List<String> mistakes(Sheet sheet, LocalDate today) {
        List<String> found = new ArrayList<>();
        Licence licence = sheet.operator().licence();
        if (sheet.openedOn().filter(day -> !day.isAfter(today)).isEmpty()) {
            found.add("openedOn: service has not begun");
        }
        if (licence.validTo().isBefore(today)) {
            found.add("licenceUntil: the licence has ended");
        }
        if (!licence.covers(sheet.region())) {
            found.add("region: the licence does not count there");
        }
        if (!licence.scope().containsAll(sheet.services())) {
            found.add("services: more than the licence allows");
        }
        if (!sheet.equipment().containsAll(EnumSet.allOf(Equipment.class))) {
            found.add("equipment: storage, communication, shelf and video are needed");
        }
        if (!isInRegion.test(sheet)) {
            found.add("place: does not lie in the region");
        }
        return found;
    }

    private static Outlet returned(Outlet outlet, List<String> missing, LocalDate today) {
        Course course = outlet.course();
        if (course.returnedOn().isPresent()) {
            throw new ProblemException(
                    Problem.OUTLET_STATE,
                    "what is missing is listed once; that was on "
                            + course.returnedOn().get());
        }
        return outlet.with(
                State.INCOMPLETE,
                new Course(
                        course.declaredOn(),
                        course.submittedOn(),
                        Optional.of(today),
                        missing,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Outlet filed(Outlet outlet, String number, LocalDate today) {
        Course course = outlet.course();
        return outlet.withNumber(number)
                .with(
                        State.FILED,
                        new Course(
                                course.declaredOn(),
                                course.submittedOn(),
                                course.returnedOn(),
                                List.of(),
                                Optional.of(today),
                                Optional.empty()));
    }

    private Outlet changed(Outlet outlet, Act.Change change, LocalDate today) {
        Sheet next = change.sheet().opened(outlet.sheet().openedOn());
        List<String> mistakes = mistakes(next, today);
        mistakes.addAll(moved(outlet, change.sheet()));
        if (change.since().isAfter(today)) {
            mistakes.add("since: lies in the future");
        }
        if (!mistakes.isEmpty()) {
            throw unfit(mistakes);
        }
        return outlet.withPending(Optional.of(next))
                .with(State.CHANGE_SUBMITTED, changes(outlet.course(), today, Optional.of(change.since()), List.of()));
    }

    private static Course changes(Course course, LocalDate submitted, Optional<LocalDate> since, List<String> missing) {
        return new Course(
                course.declaredOn(), Optional.of(submitted), course.returnedOn(), missing, course.filedOn(), since);
    }

    private static Outlet confirmed(Outlet outlet) {
        return decided(outlet.with(outlet.pending().orElseThrow()), List.of());
    }

    /** Filed as before or anew; when the change was handed in stays known. */
    private static Outlet decided(Outlet outlet, List<String> missing) {
        Course course = outlet.course();
        return outlet.withPending(Optional.empty())
                .with(State.FILED, changes(course, course.submittedOn().orElseThrow(), Optional.empty(), missing));
    }

    private static Outlet cancelled(Outlet outlet, Act act) {
        if (outlet.state() == State.CANCELLED) {
            throw new ProblemException(Problem.OUTLET_STATE, act.word() + ": it is struck off already");
        }
        return outlet.withPending(Optional.empty()).with(State.CANCELLED, outlet.course());
    }

    private static ProblemException unfit(List<String> mistakes) {
        return new ProblemException(Problem.OUTLET_UNFIT, String.join("; ", mistakes));
    }
}
