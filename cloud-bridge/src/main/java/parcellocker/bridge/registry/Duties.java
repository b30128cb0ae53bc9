package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.registry.Outlet.Course;

/** What somebody owes about an outlet, and by which day. */
public record Duties(WorkingDays calendar, Terms terms) {
    /** The terms of the rules of 2018; the last two are this system's own. All of them may change with the law. */
    public record Terms(
            int filingDays,
            int filingWarningDays,
            int returnWorkingDays,
            int receiptWorkingDays,
            int changeDays,
            int licenceWarningDays) {
        public static final Terms OF_2018 = new Terms(20, 15, 2, 5, 10, 30);
    }

    /** Kinds of duty. */
    public enum What {
        /** The operator hands the filing in after service began. */
        FILING,
        /** The authority says once what is missing. */
        RETURN,
        /** The authority files it, or decides on a change. */
        RECEIPT,
        /** The operator tells a change. */
        CHANGE,
        /** The operator's licence is prolonged. */
        LICENCE
    }

    /** How near the last day is. */
    public enum Urgency {
        OPEN,
        SOON,
        LATE
    }

    /**
     * One duty.
     *
     * @param due the last day
     * @param assumed whether holidays of that year are not known yet, so that the day may come later
     */
    public record Duty(What what, LocalDate due, Urgency urgency, boolean assumed) {}

    /** All that is owed about an outlet today. */
    public List<Duty> of(Outlet outlet, LocalDate today) {
        List<Duty> found = new ArrayList<>();
        Course course = outlet.course();
        switch (outlet.state()) {
            case BUILDING, BUILT, CANCELLED -> {}
            case DRAFT, INCOMPLETE -> filing(outlet, today, found);
            case SUBMITTED -> {
                LocalDate from = course.submittedOn().orElseThrow();
                if (course.returnedOn().isEmpty()) {
                    found.add(working(What.RETURN, from, terms.returnWorkingDays(), today));
                }
                found.add(working(What.RECEIPT, from, terms.receiptWorkingDays(), today));
                filing(outlet, today, found);
            }
            case CHANGE_SUBMITTED -> {
                LocalDate from = course.submittedOn().orElseThrow();
                found.add(working(What.RECEIPT, from, terms.receiptWorkingDays(), today));
                lateChange(course, today, found);
            }
            case FILED -> {}
        }
        if (outlet.state() != State.CANCELLED) {
            licence(outlet.sheet().operator().licence(), today, found);
        }
        return found;
    }

    /** Handed in late stays late until it is filed: the authority shall see it. */
    private void filing(Outlet outlet, LocalDate today, List<Duty> found) {
        LocalDate opened = outlet.sheet().openedOn().orElse(outlet.course().declaredOn());
        LocalDate due = opened.plusDays(terms.filingDays());
        boolean isIn = outlet.state() == State.SUBMITTED;
        LocalDate asOf = isIn ? outlet.course().submittedOn().orElseThrow() : today;
        Urgency urgency = urgency(asOf, opened.plusDays(terms.filingWarningDays()), due);
        if (!isIn || urgency == Urgency.LATE) {
            found.add(new Duty(What.FILING, due, urgency, false));
        }
    }

    private void lateChange(Course course, LocalDate today, List<Duty> found) {
        LocalDate due = course.changedOn().orElseThrow().plusDays(terms.changeDays());
        if (course.submittedOn().orElse(today).isAfter(due)) {
            found.add(new Duty(What.CHANGE, due, Urgency.LATE, false));
        }
    }

    private void licence(Licence licence, LocalDate today, List<Duty> found) {
        LocalDate warning = licence.validTo().minusDays(terms.licenceWarningDays());
        if (!today.isBefore(warning)) {
            found.add(new Duty(What.LICENCE, licence.validTo(), urgency(today, warning, licence.validTo()), false));
        }
    }

    private Duty working(What what, LocalDate from, int days, LocalDate today) {
        LocalDate due = calendar.after(from, days);
        return new Duty(what, due, urgency(today, due, due), !calendar.isTold(from, due));
    }

    private static Urgency urgency(LocalDate day, LocalDate warning, LocalDate due) {
        if (day.isAfter(due)) {
            return Urgency.LATE;
        }
        return day.isBefore(warning) ? Urgency.OPEN : Urgency.SOON;
    }
}
