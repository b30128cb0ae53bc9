package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Directive.FullList;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class ListingTest {
    private final Refusals refusals = new Refusals();
    private final Listing listing = new Listing(refusals);

    @Test
    void a_list_counts_when_its_last_page_is_there_in_whatever_order_and_however_often_they_came() {
        assertThat(listing.with(7, page("x", 3, 3))).isEmpty();
        assertThat(listing.with(7, page("x", 1, 3))).isEmpty();
        assertThat(listing.with(7, page("x", 1, 3))).isEmpty();
        assertThat(listing.with(7, page("x", 2, 3))).hasValueSatisfying(list -> {
            assertThat(list.number()).isEqualTo(7);
            assertThat(list.head()).isEqualTo("x");
            assertThat(list.narrow()).isTrue();
            assertThat(couriers(list)).containsExactly("x-1", "x-2", "x-3");
        });
    }

    @Test
    void a_newer_list_takes_the_place_of_an_unfinished_one_and_the_older_ones_pages_change_nothing() {
        assertThat(listing.with(7, page("x", 1, 2))).isEmpty();
        assertThat(listing.with(8, page("y", 2, 2))).isEmpty();
        assertThat(listing.with(7, page("x", 2, 2))).isEmpty();
        assertThat(listing.with(8, page("y", 1, 2)))
                .hasValueSatisfying(list -> assertThat(couriers(list)).containsExactly("y-1", "y-2"));
    }

    @Test
    void pages_of_two_lists_of_one_number_are_never_put_together() {
        assertThat(listing.with(7, page("x", 1, 2))).isEmpty();
        assertThat(listing.with(7, page("y", 2, 2))).isEmpty();
        assertThat(listing.with(7, page("y", 1, 3))).isEmpty();
        assertThat(listing.with(7, page("y", 1, 2))).isEmpty();
        assertThat(listing.with(7, page("y", 2, 2)))
                .hasValueSatisfying(list -> assertThat(couriers(list)).containsExactly("y-1", "y-2"));
    }

    @Test
    void the_same_list_can_be_put_together_again_if_the_core_left_it() {
        assertThat(listing.with(7, page("x", 1, 1))).isPresent();
        assertThat(listing.with(7, page("x", 1, 1))).isPresent();
    }

    @Test
    void more_pages_than_are_held_in_memory_and_a_page_outside_of_its_list_are_refused() {
        for (FullList page :
                List.of(page("x", 1, FullList.MOST_PAGES + 1), page("x", 0, 2), page("x", 3, 2), page("x", 1, 0))) {
            assertThatThrownBy(() -> listing.with(7, page))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem()).isEqualTo(Problem.MESSAGE_MALFORMED));
        }
    }

    @Test
    void a_value_that_is_none_of_ours_is_left_out_and_counted_and_the_list_goes_on() {
        Directive.Courier broken = new Directive.Courier("c", Fact.Role.COURIER, "B", new Verifier("*", "*"), true);
        Directive.Parcel huge = new Directive.Parcel("SF123456", "person-1", "jwe", null, "XXL", null);
        FullList page = new FullList("nonce", "x", 1, 1, false, List.of(huge), List.of(broken, courier("x-1")));
        assertThat(listing.with(7, page)).hasValueSatisfying(list -> {
            assertThat(couriers(list)).containsExactly("x-1");
            assertThat(list.parcels()).isEmpty();
        });
        assertThat(refusals.of(Problem.MESSAGE_MALFORMED)).isEqualTo(2);
    }

    private static FullList page(String head, int page, int pages) {
        return new FullList("nonce", head, page, pages, true, List.of(), List.of(courier(head + "-" + page)));
    }

    private static Directive.Courier courier(String id) {
        return new Directive.Courier(id, Fact.Role.COURIER, "B-" + id, new Verifier("c2FsdA", "aGFzaA"), true);
    }

    private static List<String> couriers(Input.Listed list) {
        return list.couriers().stream().map(courier -> courier.id().value()).toList();
    }
}
