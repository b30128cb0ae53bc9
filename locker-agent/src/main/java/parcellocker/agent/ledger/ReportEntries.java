package parcellocker.agent.ledger;

import java.util.Optional;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Reporting;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;

/** Entries about what the city wants to be told, both ways. */
final class ReportEntries {
    private ReportEntries() {}

    static Fact of(Entry.OfReport entry) {
        return switch (entry) {
            case Entry.ReportTaken e -> {
                Reporting.Wish wish = e.wish();
                yield new Fact.ReportTaken(
                        wish.request(),
                        wish.parts().stream()
                                .map(part -> Fact.Part.valueOf(part.name()))
                                .toList(),
                        wish.fromMillis(),
                        wish.toMillis(),
                        wish.mostBytes(),
                        e.withinMillis());
            }
            case Entry.ReportEnded e ->
                new Fact.ReportEnded(
                        e.request(),
                        Fact.ReportEnd.valueOf(e.end().name()),
                        e.problem().map(Problem::code).orElse(null));
        };
    }

    static Entry of(Fact.ReportTaken f) {
        return new Entry.ReportTaken(
                new Reporting.Wish(
                        f.request(),
                        f.parts().stream()
                                .map(part -> Reporting.Part.valueOf(part.name()))
                                .toList(),
                        f.fromMillis(),
                        f.toMillis(),
                        f.mostBytes()),
                f.withinMillis());
    }

    static Entry of(Fact.ReportEnded f) {
        return new Entry.ReportEnded(
                f.request(),
                Reporting.End.valueOf(f.end().name()),
                Optional.ofNullable(f.problem()).map(EntryOf::problem));
    }
}
