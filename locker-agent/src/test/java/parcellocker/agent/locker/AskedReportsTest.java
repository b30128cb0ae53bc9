package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.contract.problem.Problem;

class AskedReportsTest {
    private static final long DAY = 86_400_000;

    private final Rig rig = Rig.strict();
    private long directives = rig.book().directive();

    private static Reporting.Wish wish(int number) {
        return new Reporting.Wish(
                "000000000000000" + number, List.of(Reporting.Part.DIAGNOSTICS, Reporting.Part.LOG), 5, 9, 65_536);
    }

    private void asked(int number) {
        rig.gives(new Input.Directed(++directives, new Input.Directive.Report(wish(number))));
    }

    private void done(int number, Reporting.End end, Optional<Problem> problem) {
        rig.gives(new Input.ReportDone(wish(number).request(), end, problem));
    }

    private List<Entry> told() {
        return rig.store.entries().stream()
                .filter(Entry.OfReport.class::isInstance)
                .toList();
    }

    private static Entry taken(int number) {
        return new Entry.ReportTaken(wish(number), DAY);
    }

    private static Entry ended(int number, Reporting.End end) {
        return new Entry.ReportEnded(wish(number).request(), end, Optional.empty());
    }

    private static Entry ended(int number, Reporting.End end, Problem problem) {
        return new Entry.ReportEnded(wish(number).request(), end, Optional.of(problem));
    }

    private Optional<String> open() {
        return rig.book().standing().reporting().open().map(one -> one.wish().request());
    }

    @Test
    void oneIsTakenMadeAndOnceTheAdapterHasUploadedItOver() {
        rig.reporting(DAY);
        asked(1);
        assertThat(told()).containsExactly(taken(1));
        assertThat(rig.reports).containsExactly(new Effect.MakeReport(wish(1)));
        assertThat(open()).contains(wish(1).request());
        done(1, Reporting.End.UPLOADED, Optional.empty());
        assertThat(told()).containsExactly(taken(1), ended(1, Reporting.End.UPLOADED));
        assertThat(rig.reports.getLast()).isEqualTo(new Effect.DropReport());
        assertThat(open()).isEmpty();
        done(1, Reporting.End.FAILED, Optional.of(Problem.REPORT_UNGATHERED));
        assertThat(told()).as("of what is over an adapter says nothing new").hasSize(2);
    }

    @Test
    void withNowhereToUploadItIsRefusedByNumberAndThatIsTheAnswerOfTheDirectiveToo() {
        asked(1);
        assertThat(told()).containsExactly(ended(1, Reporting.End.REFUSED, Problem.REPORT_NOWHERE));
        assertThat(rig.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.DirectiveTaken.class,
                        taken -> assertThat(taken.refused()).contains(Problem.REPORT_NOWHERE));
        assertThat(rig.reports).containsExactly(new Effect.DropReport());
        assertThat(rig.book().standing().reporting()).isEqualTo(new Reporting(wish(1).request(), Optional.empty()));
    }

    @Test
    void aLaterOneEndsTheOneBefore() {
        rig.reporting(DAY);
        asked(1);
        asked(2);
        assertThat(told()).containsExactly(taken(1), ended(1, Reporting.End.SUPERSEDED), taken(2));
        assertThat(rig.reports).containsExactly(new Effect.MakeReport(wish(1)), new Effect.MakeReport(wish(2)));
        done(1, Reporting.End.UPLOADED, Optional.empty());
        assertThat(open()).contains(wish(2).request());
    }

    @Test
    void theSameOneSaidAgainChangesNothingWhetherItIsOpenOrOver() {
        rig.reporting(DAY);
        asked(1);
        asked(1);
        assertThat(told()).hasSize(1);
        assertThat(rig.reports).hasSize(1);
        done(1, Reporting.End.UPLOADED, Optional.empty());
        asked(1);
        assertThat(told()).hasSize(2);
        assertThat(open()).isEmpty();
    }

    @Test
    void aRestartTakesItUpAgainAndOneAfterItsEndClearsWhatLiesAbout() {
        rig.powerCut();
        assertThat(rig.reports)
                .as("a locker that was never asked has nothing to clear")
                .isEmpty();
        rig.reporting(DAY);
        asked(1);
        rig.powerCut();
        assertThat(rig.reports).containsExactly(new Effect.MakeReport(wish(1)), new Effect.MakeReport(wish(1)));
        done(1, Reporting.End.WITHDRAWN, Optional.of(Problem.REPORT_WITHDRAWN));
        rig.reports.clear();
        rig.powerCut();
        assertThat(rig.reports).containsExactly(new Effect.DropReport());
        assertThat(told()).containsExactly(taken(1), ended(1, Reporting.End.WITHDRAWN, Problem.REPORT_WITHDRAWN));
    }

    @Test
    void oneThatCannotBeUploadedIsGivenUpAfterItsTimeAlsoOverAPowerCut() {
        rig.reporting(DAY);
        asked(1);
        rig.passes(DAY / 2);
        // How old a locker is after a cut says its latest entry.
        rig.opens("A01").shuts("A01");
        rig.powerCut();
        assertThat(rig.locker().nextDeadline()).isPresent();
        rig.passes(DAY / 2 - 600_000);
        assertThat(open()).isPresent();
        rig.passes(1_200_000);
        assertThat(told()).containsExactly(taken(1), ended(1, Reporting.End.FAILED, Problem.REPORT_UNSENT));
        assertThat(rig.reports.getLast()).isEqualTo(new Effect.DropReport());
    }

    @Test
    void anOpenReportKeepsNobodyFromTheScreenAndNoProcessFromEnding() {
        rig.reporting(DAY);
        asked(1);
        assertThat(rig.locker().isIdle()).isTrue();
    }
}
