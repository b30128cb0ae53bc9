package parcellocker.bridge.registry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * On which days authorities work: Monday to Friday, except holidays, and on the weekend days that are worked instead. What the
 * State Council announces each autumn is data; of a year that nobody has told, only its weekends are known.
 */
public final class WorkingDays {
    private final TreeSet<LocalDate> holidays;
    private final TreeSet<LocalDate> worked;
    private final TreeSet<Integer> years;

    /**
     * A calendar.
     *
     * @param holidays weekdays on which nobody works; weekend days among them change nothing
     * @param worked weekend days on which all work
     * @param years of which all is told
     */
    public WorkingDays(Set<LocalDate> holidays, Set<LocalDate> worked, Set<Integer> years) {
        this.holidays = new TreeSet<>(holidays);
        this.worked = new TreeSet<>(worked);
        this.years = new TreeSet<>(years);
    }

    public boolean isWorked(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!isWeekend && !holidays.contains(day));
    }

    /** The last day of a term of so many working days; counting starts on the day after. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate end = day;
        for (int left = workingDays; left > 0; ) {
            end = end.plusDays(1);
            left -= isWorked(end) ? 1 : 0;
        }
        return end;
    }

    /** Whether both days and all between lie in years that are told. */
    public boolean isTold(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!years.contains(year)) {
                return false;
            }
        }
        return true;
    }
}
