package parcellocker.bridge.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.LogBook.Course;
import parcellocker.bridge.fleet.LogBook.Row;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * What one locker is told: directives one after another, each standing on the one before, kept until they are answered; and all at
 * once, as a full list, where the log cannot bring the locker on. That is when the log has been cut, when the city was restored
 * from a backup and knows less than the locker, and when both gave a number another meaning.
 */
public final class Dispatch {
    /** Rows of the log a locker; one that is further behind gets a full list. */
    static final int KEPT = 2_000;

    /** Neither births nor journals are signed: what anybody may claim in one must not use the numbers up. */
    private static final long MOST = 1L << 61;

    private static final String LIST = Directive.FullList.class.getSimpleName();
    private static final String RENEWAL = Directive.RenewCode.class.getSimpleName();

    private final LogBook book;
    private final LockerId locker;
    private final String privateJwk;
    private final int pageCharacters;

    /** @param privateJwk signs */
    public Dispatch(LogBook book, LockerId locker, String privateJwk) {
        this(book, locker, privateJwk, Whole.PAGE);
    }

    /** As {@link #Dispatch(LogBook, LockerId, String)}, with other pages of full lists. */
    public Dispatch(LogBook book, LockerId locker, String privateJwk, int pageCharacters) {
        this.book = book;
        this.locker = locker;
        this.privateJwk = privateJwk;
        this.pageCharacters = pageCharacters;
    }

    /** What is signed under a number, after the directive of that hash. */
    @FunctionalInterface
    public interface Body {
        String of(long number, String prev);
    }

    /** Appends a directive; its number. */
    public long give(Directive directive) {
        return give(
                directive.getClass().getSimpleName(),
                (number, prev) -> Json.write(new Numbered(locker.value(), number, prev, directive)));
    }

    /** As {@link #give(Directive)}, of a body that says what it likes. */
    public long give(String kind, Body body) {
        Course before = book.course();
        long number = before.given() + 1;
        String payload = body.of(number, before.head());
        String head = Chain.name(payload);
        book.put(new Row(number, kind, before.head(), head, null, List.of(Jose.sign(payload, privateJwk))));
        book.put(before.withGiven(number, head));
        book.drop(number - KEPT + 1);
        return number;
    }

    /**
     * A birth says how far the locker is. Afterwards the log brings it on from there, or begins with a full list for its session.
     *
     * @param isOld whether its journal has told more since: then only its session says something new
     * @throws ProblemException {@link Problem#MESSAGE_MALFORMED} of a number that no city has come to
     */
    public void met(Status.Birth birth, boolean isOld, Supplier<Whole> whole) {
        Course course = book.course();
        if (birth.directives() < 0 || birth.directives() > Math.max(MOST, course.given())) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "directive " + birth.directives());
        }
        boolean isLatest = book.session().equals(Optional.of(birth.session()));
        if (!isLatest) {
            return;
        }
        Place place = isOld ? new Place(course.taken(), null) : new Place(birth.directives(), birth.directivesHead());
        if (!isServed(course, place, birth.session())) {
            list(birth.session(), place, whole.get());
        } else if (book.row(place.number() + 1).isPresent() || place.number() == course.given()) {
            book.put(course.withTaken(place.number()));
        }
    }

    /** How far a locker says it is, and on what it stands there, if it says so. */
    private record Place(long number, @Nullable String head) {
        boolean isAt(@Nullable String other) {
            return head == null || other == null || head.equals(other);
        }
    }

    /** Whether what is in the log, and for whom it is, brings a locker on from there. */
    private boolean isServed(Course course, Place place, String session) {
        if (course.beyond() > 0) {
            return false;
        }
        Optional<Row> list = list();
        if (list.filter(row -> place.number() < row.number()).isPresent()) {
            return list.filter(row -> session.equals(row.session())).isPresent();
        }
        if (place.number() == course.given()) {
            return place.isAt(course.head());
        }
        return book.row(place.number() + 1)
                .filter(next -> place.isAt(next.prev()))
                .isPresent();
    }

    /** What the locker has not answered, in order, at most {@code most}; from a full list on, if nothing less helps. */
    public List<Row> untaken(int most, Supplier<Whole> whole) {
        Course course = book.course();
        Optional<String> session = book.session();
        boolean isServed = course.beyond() == 0
                && (course.taken() == course.given()
                        || book.row(course.taken() + 1).isPresent());
        if (!isServed && session.isPresent()) {
            list(session.get(), new Place(course.taken(), null), whole.get());
        }
        return book.from(book.course().taken() + 1, most);
    }

    /**
     * Everything at once, numbered above all that the locker may have taken, from whatever city. What was in the log is in it,
     * but for orders: those that stand, and new codes that are still to be drawn, are given again, after it.
     */
    private void list(String session, Place place, Whole whole) {
        Course before = book.course();
        List<Directive> open = openRenewals(before, place);
        long number = 1 + Math.max(before.given(), Math.max(before.beyond(), place.number()));
        Whole.Cover cover = new Whole.Cover(session, before.head() + number, isAhead(before, place));
        List<Directive.FullList> pages = whole.pages(cover, pageCharacters);
        List<String> messages = pages.stream()
                .map(page -> Jose.sign(Json.write(Numbered.loose(locker.value(), number, page)), privateJwk))
                .toList();
        String head = pages.getFirst().head();
        book.drop(number);
        book.put(new Row(number, LIST, null, head, session, messages));
        book.put(new Course(number, head, number - 1, 0));
        whole.orders().forEach(this::give);
        open.forEach(this::give);
    }

    /** Whether the locker was told what this city does not know, so that the list must not give back what was taken away since. */
    private boolean isAhead(Course course, Place place) {
        boolean isOutstanding = list().map(
                        row -> (Directive.FullList) said(row.messages().getFirst()))
                .filter(list -> list.narrow() && course.taken() < course.given())
                .isPresent();
        boolean isForked = place.number() == course.given()
                ? !place.isAt(course.head())
                : book.row(place.number() + 1)
                        .filter(next -> !place.isAt(next.prev()))
                        .isPresent();
        return isOutstanding || isForked || course.beyond() > 0 || place.number() > course.given();
    }

    /** The latest full list, if it is in the log still: nothing is before it. */
    private Optional<Row> list() {
        return book.from(0, 1).stream().filter(row -> row.kind().equals(LIST)).findFirst();
    }

    /** An order that the locker has taken, and whose answer is on its way, is not given again. */
    private List<Directive> openRenewals(Course course, Place place) {
        boolean isOurs = book.row(place.number())
                .filter(row -> row.head().equals(place.head()))
                .isPresent();
        long after = isOurs ? Math.max(course.taken(), place.number()) : course.taken();
        return book.from(after + 1, KEPT).stream()
                .filter(row -> row.kind().equals(RENEWAL))
                .map(row -> said(row.messages().getFirst()))
                .toList();
    }

    private static Directive said(String jws) {
        String payload = jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'));
        String body = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return Json.read(body, Numbered.class).directive();
    }

    /** The locker's journal says that it took a directive: ours, or one of that number which another city gave. */
    static void answered(LogBook book, Fact.DirectiveTaken taken) {
        Course course = book.course();
        if (taken.number() <= course.taken()) {
            return;
        }
        boolean isOurs = book.row(taken.number())
                .filter(row -> taken.head() == null || taken.head().equals(row.head()))
                .isPresent();
        if (!isOurs) {
            book.put(course.withBeyond(Math.min(taken.number(), MOST)));
        } else if (taken.number() == course.taken() + 1) {
            book.put(course.withTaken(taken.number()));
            if (taken.refused() != null) {
                book.refused(taken.number(), taken.refused());
            }
        }
    }
}
