package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Optional;
import parcellocker.agent.locker.Reporting;

/** What the city wants to be told, in three cells; all of them empty if it never asked. */
final class ReportCells {
    private ReportCells() {}

    static String open(Reporting row) {
        return row.open()
                .map(open -> open.untilAge() + " " + open.wish().fromMillis() + " "
                        + open.wish().toMillis() + " " + open.wish().mostBytes())
                .orElse("");
    }

    static String parts(Reporting row) {
        return row.open().map(open -> Cells.joined(open.wish().parts())).orElse("");
    }

    static Reporting read(Cells cells) throws SQLException {
        String latest = cells.text("report");
        String open = cells.text("report_open");
        if (open.isEmpty()) {
            return new Reporting(latest, Optional.empty());
        }
        String[] numbers = open.split(" ", -1);
        Reporting.Wish wish = new Reporting.Wish(
                latest,
                cells.list("report_parts", Reporting.Part::valueOf),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
        return new Reporting(latest, Optional.of(new Reporting.Open(wish, Long.parseLong(numbers[0]))));
    }
}
