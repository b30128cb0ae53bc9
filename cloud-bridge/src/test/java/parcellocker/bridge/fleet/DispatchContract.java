package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.fleet.LogBook.Course;
import parcellocker.bridge.fleet.LogBook.Row;
import parcellocker.bridge.intake.Books;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** How one locker is told things, and everything at once: the same in memory and on PostgreSQL. */
abstract class DispatchContract {
    static final LockerId LOCKER = new LockerId("LY-0001");
    private static final String KEY = Jose.newSigningKey();
    private static final String ANOTHER = Chain.name("another city's");
    private static final Directive ORDER = new Directive.RenewCode("d-1");
    private static final Directive STANDING = new Directive.StartStorage("d-9", 86_400_000, null, null);
    private static final Directive NEWS = new Directive.Announce(List.of());
    private static final Whole WHOLE = new Whole(
            List.of(new Directive.Parcel("YT1", "r1", "jwe", null, null, null)),
            List.of(new Directive.Courier("c1", Fact.Role.COURIER, "B1", new Verifier("c2FsdA", "aGFzaA"), true)),
            List.of());

    private Whole whole = WHOLE;

    abstract Books books();

    @Test
    void each_directive_stands_on_the_one_before_it() {
        gives(NEWS, ORDER, NEWS);
        String head = Chain.START;
        for (Row row : untaken()) {
            String payload = payload(row.messages().getFirst());
            assertThat(Json.read(payload, Numbered.class).prev()).isEqualTo(head);
            head = Chain.name(payload);
            assertThat(row.head()).isEqualTo(head);
        }
        assertThat(course()).isEqualTo(new Course(3, head, 0, 0));
    }

    @Test
    void a_locker_that_is_behind_is_told_from_the_log() {
        gives(NEWS, NEWS, NEWS);
        met("s1", 1, head(1));
        assertThat(numbers()).containsExactly(2L, 3L);
        answered(2, head(2));
        assertThat(numbers()).containsExactly(3L);
        met("s2", 2, head(2));
        assertThat(numbers()).containsExactly(3L);
    }

    /** As after a backup was put back: this city knows less than the locker. */
    @Test
    void a_locker_that_is_ahead_gets_a_full_list_numbered_above_what_it_has_and_the_log_goes_on_after_it() {
        gives(NEWS, NEWS);
        met("s1", 50, ANOTHER);
        List<Row> told = untaken();
        assertThat(told).extracting(Row::number).containsExactly(51L);
        Directive.FullList list = list(told.getFirst().messages().getFirst());
        assertThat(list.session()).isEqualTo("s1");
        assertThat(list.parcels()).isEqualTo(WHOLE.parcels());
        assertThat(list.couriers()).isEqualTo(WHOLE.couriers());
        assertThat(list.narrow()).isTrue();
        gives(NEWS);
        answered(51, list.head());
        assertThat(numbers()).containsExactly(52L);
        assertThat(Json.read(payload(untaken().getFirst().messages().getFirst()), Numbered.class)
                        .prev())
                .isEqualTo(list.head());
    }

    @Test
    void a_locker_on_another_past_gets_a_full_list_at_the_end_and_in_the_middle_of_the_log() {
        gives(NEWS, NEWS, NEWS);
        met("s1", 3, ANOTHER);
        assertThat(numbers()).containsExactly(4L);
        answered(4, head(4));
        gives(NEWS, NEWS);
        met("s2", 5, ANOTHER);
        assertThat(numbers()).containsExactly(7L);
    }

    @Test
    void a_list_is_said_again_as_it_is_in_its_session_and_made_anew_for_the_next() {
        met("s1", 50, ANOTHER);
        List<Row> first = untaken();
        met("s1", 50, ANOTHER);
        assertThat(untaken()).isEqualTo(first);
        met("s2", 50, ANOTHER);
        assertThat(untaken()).extracting(Row::session).containsExactly("s2");
        assertThat(list(untaken().getFirst().messages().getFirst()).narrow()).isTrue();
        assertThat(numbers()).containsExactly(52L);
    }

    @Test
    void a_list_that_was_taken_is_not_made_again() {
        met("s1", 50, ANOTHER);
        String head = untaken().getFirst().head();
        met("s2", 51, head);
        assertThat(numbers()).isEmpty();
        assertThat(course()).isEqualTo(new Course(51, head, 51, 0));
    }

    /** The locker was not born since: its journal tells. */
    @Test
    void answers_to_numbers_that_were_never_given_lead_to_a_list_above_them() {
        gives(NEWS);
        met("s1", 1, head(1));
        answered(2, ANOTHER);
        answered(3, ANOTHER);
        assertThat(numbers()).containsExactly(4L);
        assertThat(list(untaken().getFirst().messages().getFirst()).narrow()).isTrue();
        answered(4, head(4));
        assertThat(numbers()).isEmpty();
        assertThat(course().beyond()).isZero();
    }

    @Test
    void an_answer_to_another_directive_of_that_number_is_no_answer() {
        gives(NEWS, NEWS);
        met("s1", 0, null);
        answered(1, ANOTHER);
        assertThat(course().taken()).isZero();
        assertThat(numbers()).containsExactly(3L);
    }

    @Test
    void answers_that_come_again_change_nothing() {
        met("s1", 50, ANOTHER);
        answered(31, ANOTHER);
        answered(50, ANOTHER);
        assertThat(numbers()).containsExactly(51L);
        assertThat(course().beyond()).isZero();
    }

    @Test
    void orders_that_stand_and_codes_still_to_be_drawn_are_given_again_after_the_list_and_what_was_taken_is_not() {
        whole = new Whole(List.of(), List.of(), List.of(STANDING));
        gives(ORDER, NEWS, new Directive.RenewCode("d-2"));
        met("s1", 1, head(1));
        answered(2, ANOTHER);
        List<Row> told = untaken();
        assertThat(told).extracting(Row::kind).containsExactly("FullList", "StartStorage", "RenewCode");
        assertThat(Json.read(payload(told.getLast().messages().getFirst()), Numbered.class)
                        .directive())
                .isEqualTo(new Directive.RenewCode("d-2"));
    }

    @Test
    void the_log_is_bounded_and_who_is_further_behind_gets_a_full_list() {
        gives(Collections.nCopies(Dispatch.KEPT + 5, NEWS).toArray(Directive[]::new));
        List<Row> kept = look(book -> book.from(0, 10_000));
        assertThat(kept).hasSize(Dispatch.KEPT);
        met("s1", 4, null);
        assertThat(numbers()).containsExactly(Dispatch.KEPT + 6L);
        assertThat(list(untaken().getFirst().messages().getFirst()).narrow())
                .as("this city has forgotten nothing")
                .isFalse();
    }

    @Test
    void who_is_just_within_the_log_is_told_from_it() {
        gives(Collections.nCopies(Dispatch.KEPT + 5, NEWS).toArray(Directive[]::new));
        met("s1", 5, null);
        assertThat(untaken()).extracting(Row::kind).doesNotContain("FullList");
    }

    @Test
    void a_birth_that_the_journal_has_overtaken_moves_nothing_back() {
        gives(NEWS, NEWS);
        met("s1", 0, null);
        answered(1, head(1));
        books().locked(LOCKER, page -> {
            dispatch(page).met(birth("s1", 0, null), true, () -> whole);
            return 0;
        });
        assertThat(numbers()).containsExactly(2L);
    }

    @Test
    void a_number_that_no_city_has_come_to_is_refused_and_changes_nothing() {
        gives(NEWS);
        Course before = course();
        for (long claimed : new long[] {-1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> met("s1", claimed, ANOTHER))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem()).isEqualTo(Problem.MESSAGE_MALFORMED));
        }
        assertThat(course()).isEqualTo(before);
    }

    @Test
    void a_number_claimed_in_a_journal_does_not_use_the_numbers_up() {
        met("s1", 0, null);
        answered(Long.MAX_VALUE, ANOTHER);
        long number = numbers().getFirst();
        assertThat(number).isLessThan(1L << 62);
        met("s2", number, head(number));
        gives(NEWS);
        assertThat(numbers()).containsExactly(number + 1);
    }

    @Test
    void a_long_list_comes_in_pages_that_each_fit_into_a_message() {
        List<Directive.Courier> couriers = IntStream.range(0, 900)
                .mapToObj(n -> new Directive.Courier(
                        "courier-" + n, Fact.Role.COURIER, "B" + n, new Verifier("s".repeat(22), "h".repeat(43)), true))
                .toList();
        books().locked(LOCKER, page -> {
            page.fleet().born(birth("s1", 50, ANOTHER), false);
            dispatch(page).met(birth("s1", 50, ANOTHER), false, () -> new Whole(List.of(), couriers, List.of()));
            return 0;
        });
        List<String> messages = untaken().getFirst().messages();
        assertThat(messages).hasSizeGreaterThan(2).allMatch(message -> message.length() <= Json.MOST_BYTES);
        List<Directive.Courier> told = new ArrayList<>();
        for (String message : messages) {
            Directive.FullList page = list(message);
            assertThat(page.pages()).isEqualTo(messages.size());
            told.addAll(page.couriers());
        }
        assertThat(told).isEqualTo(couriers);
    }

    private void gives(Directive... directives) {
        books().locked(LOCKER, page -> {
            List.of(directives).forEach(dispatch(page)::give);
            return 0;
        });
    }

    private void met(String session, long number, @Nullable String head) {
        Status.Birth birth = birth(session, number, head);
        books().locked(LOCKER, page -> {
            page.fleet().born(birth, false);
            dispatch(page).met(birth, false, () -> whole);
            return 0;
        });
    }

    private void answered(long number, @Nullable String head) {
        books().locked(LOCKER, page -> {
            Dispatch.answered(page.fleet().directives(), new Fact.DirectiveTaken(number, "Any", null, head));
            return 0;
        });
    }

    private List<Row> untaken() {
        return books().locked(LOCKER, page -> dispatch(page).untaken(100, () -> whole));
    }

    private List<Long> numbers() {
        return untaken().stream().map(Row::number).toList();
    }

    private String head(long number) {
        return look(book -> book.row(number).orElseThrow().head());
    }

    private Course course() {
        return look(LogBook::course);
    }

    private <T> T look(Function<LogBook, T> work) {
        return books().locked(LOCKER, page -> work.apply(page.fleet().directives()));
    }

    private static Dispatch dispatch(Books.Page page) {
        return new Dispatch(page.fleet().directives(), LOCKER, KEY);
    }

    private static String payload(String message) {
        return Jose.verify(message, Jose.publicOf(KEY));
    }

    private static Directive.FullList list(String message) {
        return (Directive.FullList) Json.read(payload(message), Numbered.class).directive();
    }

    private static Status.Birth birth(String session, long number, @Nullable String head) {
        return new Status.Birth(
                1, session, "1.0", 1, 0, number, 0, Stamp.Clock.TRUSTED, 1, List.of(), "", List.of(), head);
    }
}
