package parcellocker.agent.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;

/** Collects the pages of one enrolment: applied together or not at all. The first page begins it anew. */
final class Enrolling {
    private final List<Directive.Enrol> pages = new ArrayList<>();

    /** The enrolment, with its last page. Pages that do not follow one another are dropped: the city says them again. */
    Optional<Input.Enrolled> with(Directive.Enrol page) {
        if (page.page() == 1) {
            pages.clear();
        }
        if (page.page() != pages.size() + 1 || !isOfTheSame(page)) {
            pages.clear();
            return Optional.empty();
        }
        pages.add(page);
        if (pages.size() < page.pages()) {
            return Optional.empty();
        }
        List<Delivery> inside = pages.stream()
                .flatMap(one -> one.inside().stream())
                .map(Orders::inside)
                .toList();
        pages.clear();
        return Optional.of(new Input.Enrolled(page.epoch(), page.directives(), inside));
    }

    private boolean isOfTheSame(Directive.Enrol page) {
        return pages.isEmpty()
                || (pages.getLast().epoch() == page.epoch()
                        && pages.getLast().directives() == page.directives()
                        && pages.getLast().pages() == page.pages());
    }
}
