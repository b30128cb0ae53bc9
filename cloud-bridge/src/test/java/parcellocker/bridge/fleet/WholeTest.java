package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Directive.FullList;

class WholeTest {
    private static final Whole.Cover COVER = new Whole.Cover("s", "after", false);

    @Test
    void nothing_at_all_is_a_page_too() {
        assertThat(new Whole(List.of(), List.of(), List.of()).pages(COVER, 1_000))
                .singleElement()
                .satisfies(page -> assertThat(page.pages()).isEqualTo(1));
    }

    @Test
    void what_a_locker_cannot_hold_is_left_out_from_the_end_and_the_list_is_whole_all_the_same() {
        List<FullList> pages = whole(FullList.MOST_PAGES + 20).pages(COVER, 1);
        assertThat(pages).hasSize(FullList.MOST_PAGES).allMatch(page -> page.pages() == FullList.MOST_PAGES);
        assertThat(pages.getLast().parcels())
                .extracting(Directive.Parcel::waybill)
                .containsExactly("YT" + FullList.MOST_PAGES);
    }

    @Test
    void lists_of_another_session_another_past_or_another_breadth_have_another_name() {
        assertThat(List.of(
                        head(COVER),
                        head(new Whole.Cover("t", "after", false)),
                        head(new Whole.Cover("s", "before", false)),
                        head(new Whole.Cover("s", "after", true))))
                .doesNotHaveDuplicates();
    }

    private static String head(Whole.Cover cover) {
        return whole(1).pages(cover, 1_000).getFirst().head();
    }

    private static Whole whole(int parcels) {
        return new Whole(
                IntStream.rangeClosed(1, parcels)
                        .mapToObj(n -> new Directive.Parcel("YT" + n, "r", "jwe", null, null, null))
                        .toList(),
                List.of(),
                List.of());
    }
}
