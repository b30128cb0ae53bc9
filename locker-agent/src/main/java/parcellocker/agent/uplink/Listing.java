package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive.FullList;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Collects the pages of one full list, in any order: all of them count together or none. A newer list takes the place of an
 * unfinished one; a page of an older one changes nothing.
 */
final class Listing {
    private final Refusals refusals;
    private final TreeMap<Integer, FullList> pages = new TreeMap<>();
    private long number;
    private @Nullable FullList first;

    Listing(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The list, with its last page; {@link Problem#MESSAGE_MALFORMED} of a page that no list has. */
    Optional<Input.Listed> with(long of, FullList page) {
        boolean isOne = page.pages() <= FullList.MOST_PAGES && page.page() >= 1 && page.page() <= page.pages();
        if (!isOne) {
            throw new ProblemException(
                    Problem.MESSAGE_MALFORMED, "page " + page.page() + " of " + page.pages() + " of a list");
        }
        if (of < number) {
            return Optional.empty();
        }
        if (of > number || !isOfTheSame(page)) {
            pages.clear();
            number = of;
            first = page;
        }
        pages.put(page.page(), page);
        return pages.size() < page.pages() ? Optional.empty() : Optional.of(whole(page));
    }

    private boolean isOfTheSame(FullList page) {
        return first != null
                && first.head().equals(page.head())
                && first.pages() == page.pages()
                && first.narrow() == page.narrow();
    }

    private Input.Listed whole(FullList last) {
        Input.Listed list = new Input.Listed(
                number,
                last.head(),
                last.narrow(),
                all(page -> page.parcels().stream(), Orders::announced),
                all(page -> page.couriers().stream(), Orders::courier),
                all(page -> Stream.ofNullable(page.configuration()), Orders::configure).stream()
                        .findFirst());
        pages.clear();
        return list;
    }

    /**
     * A value that is none of ours is left out, which only takes rights away: if it stopped the list, this locker would never hear
     * of anything else again.
     */
    private <F, T> List<T> all(Function<FullList, Stream<F>> of, Function<F, T> read) {
        return pages.values().stream()
                .flatMap(of)
                .flatMap(one -> read(read, one))
                .toList();
    }

    private <F, T> Stream<T> read(Function<F, T> read, F one) {
        try {
            return Stream.of(read.apply(one));
        } catch (IllegalArgumentException refused) {
            // The value itself may be personal.
            refusals.count(Problem.MESSAGE_MALFORMED, "a full list holds a value of the wrong form");
            return Stream.empty();
        }
    }
}
