package parcellocker.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;

class PlanTest {
    private static final Cursor START = Cursor.start(1);
    private final Journal journal = journal("a", "b", "c", "d", "e", "f");
    private final Journal other = journal("a", "B", "C", "D", "E", "F");

    @Test
    void a_batch_that_continues_the_stream_is_kept_and_applied() {
        Plan plan = Plan.of(START, none(), links(journal, 1, 3));
        assertThat(plan.apply()).isEqualTo(links(journal, 1, 3)).isEqualTo(plan.keep());
        assertThat(plan.after()).isEqualTo(after(journal, 3));
        assertThat(plan.refused()).isEmpty();
    }

    @Test
    void an_early_batch_is_kept_and_waits() {
        Plan plan = Plan.of(START, none(), links(journal, 4, 6));
        assertThat(plan.keep()).isEqualTo(links(journal, 4, 6));
        assertThat(plan.apply()).isEmpty();
        assertThat(plan.after()).isEqualTo(START);
    }

    @Test
    void what_came_early_is_applied_behind_what_was_missing() {
        Plan plan = Plan.of(START, known(links(journal, 3, 6)), links(journal, 1, 2));
        assertThat(plan.keep()).isEqualTo(links(journal, 1, 2));
        assertThat(plan.apply()).isEqualTo(links(journal, 1, 6));
        assertThat(plan.after()).isEqualTo(after(journal, 6));
    }

    @Test
    void a_repetition_changes_nothing() {
        Plan plan = Plan.of(after(journal, 4), known(links(journal, 1, 4)), links(journal, 2, 4));
        assertThat(plan).isEqualTo(new Plan(after(journal, 4), List.of(), List.of(), List.of()));
    }

    @Test
    void of_an_overlapping_batch_only_the_new_part_is_applied() {
        Plan plan = Plan.of(after(journal, 2), known(links(journal, 1, 2)), links(journal, 1, 5));
        assertThat(plan.apply()).isEqualTo(links(journal, 3, 5));
        assertThat(plan.keep()).isEqualTo(links(journal, 3, 5));
    }

    @Test
    void another_past_is_a_conflict_and_nothing_after_it_is_applied() {
        Plan plan = Plan.of(after(journal, 3), known(links(journal, 1, 3)), links(other, 1, 6));
        assertThat(plan.after()).isEqualTo(after(journal, 3));
        assertThat(plan.keep()).isEmpty();
        assertThat(plan.apply()).isEmpty();
        assertThat(plan.refused())
                .extracting(refused -> refused.link().seq(), Plan.Refused::problem)
                .containsExactly(tuple(2L, Problem.ENTRY_CONFLICT), tuple(3L, Problem.ENTRY_CONFLICT));
    }

    @Test
    void a_batch_that_stands_on_another_head_is_a_broken_chain() {
        Plan plan = Plan.of(after(journal, 3), none(), links(other, 4, 5));
        assertThat(plan.after()).isEqualTo(after(journal, 3));
        assertThat(plan.apply()).isEmpty();
        assertThat(plan.refused()).extracting(Plan.Refused::problem).containsOnly(Problem.CHAIN_BROKEN);
    }

    @Test
    void an_early_entry_that_does_not_fit_is_taken_out_when_its_turn_comes() {
        Plan plan = Plan.of(START, known(links(other, 4, 5)), links(journal, 1, 3));
        assertThat(plan.after()).isEqualTo(after(journal, 3));
        assertThat(plan.refused())
                .extracting(Plan.Refused::link)
                .containsExactly(links(other, 4, 4).getFirst());
    }

    @Test
    void a_proven_entry_replaces_an_early_one_that_was_not() {
        Plan plan = Plan.of(START, known(links(other, 2, 2)), links(journal, 1, 3));
        assertThat(plan.apply()).isEqualTo(links(journal, 1, 3));
        assertThat(plan.refused()).extracting(Plan.Refused::link).containsExactlyElementsOf(links(other, 2, 2));
    }

    @Test
    void of_two_early_entries_for_one_place_the_second_is_kept_aside() {
        Plan plan = Plan.of(START, known(links(journal, 4, 4)), links(other, 4, 4));
        assertThat(plan.keep()).isEmpty();
        assertThat(plan.refused()).extracting(Plan.Refused::problem).containsExactly(Problem.ENTRY_CONFLICT);
    }

    @Test
    void what_is_absurdly_far_ahead_is_not_stored() {
        Link far = new Link(Plan.MOST_AHEAD + 1, "p", "h", "x");
        Link tooFar = new Link(Plan.MOST_AHEAD + 2, "p", "h", "x");
        assertThat(Plan.of(after(journal, 1), none(), List.of(far)).keep()).containsExactly(far);
        assertThat(Plan.of(after(journal, 1), none(), List.of(tooFar)).keep()).isEmpty();
    }

    private static Journal journal(String... bodies) {
        Journal journal = new Journal(new LockerId("LY-0001"), 1);
        Stream.of(bodies).forEach(journal::addRaw);
        return journal;
    }

    private static List<Link> links(Journal journal, long first, long last) {
        return Link.chain(journal.batch(first, last));
    }

    private static Cursor after(Journal journal, long seq) {
        return START.after(links(journal, seq, seq).getFirst());
    }

    private static NavigableMap<Long, Link> none() {
        return new TreeMap<>();
    }

    private static NavigableMap<Long, Link> known(List<Link> links) {
        NavigableMap<Long, Link> known = new TreeMap<>();
        links.forEach(link -> known.put(link.seq(), link));
        return known;
    }
}
