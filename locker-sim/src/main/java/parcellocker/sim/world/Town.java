package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Token;

/** The city: applies the contiguous prefix of the locker's journal, tells recipients, gives numbered directives. */
final class Town {
    private static final long REMIND = 7_000;
    private final World world;
    private final Chance chance;
    private final SortedMap<Long, Line> inbox = new TreeMap<>();
    private final List<Input.Directive> directives = new ArrayList<>();
    private final List<CourierPerson.Badge> couriers = new ArrayList<>();
    private final SortedMap<DeliveryId, Entry.DepositAuthorised> authorised = new TreeMap<>();
    private final SortedMap<DeliveryId, String> secrets = new TreeMap<>();
    private final SortedMap<OpeningId, DeliveryId> openings = new TreeMap<>();
    private final SortedMap<DeliveryId, Notice> notices = new TreeMap<>();
    private Book book;
    private long applied;
    private long directiveCursor;

    /** What a recipient gets. */
    record Notice(DeliveryId delivery, String recipient, String digits, String token) {}

    Town(World world, Book first, Chance chance) {
        this.world = world;
        this.book = first;
        this.chance = chance;
    }

    void employ(CourierPerson.Badge badge) {
        couriers.add(badge);
        issue(new Input.Directive.ListCouriers(List.of(badge.courier())));
    }

    void withdraw(CourierPerson.Badge badge) {
        Courier known = badge.courier();
        issue(new Input.Directive.ListCouriers(
                List.of(new Courier(known.id(), known.role(), known.badge(), known.pin(), false))));
    }

    List<CourierPerson.Badge> couriers() {
        return couriers;
    }

    Optional<String> courierWith(Verifier pin) {
        return couriers.stream()
                .filter(badge -> badge.courier().pin().equals(pin))
                .map(badge -> badge.courier().id().value())
                .findFirst();
    }

    void issue(Input.Directive directive) {
        directives.add(directive);
        direct();
    }

    /** Sends what the locker has not answered yet, until it does. */
    void remind() {
        direct();
        world.time().in(REMIND, this::remind);
    }

    private void direct() {
        long to = Math.min(directives.size(), directiveCursor + 3);
        for (long n = directiveCursor + 1; n <= to; n++) {
            Input directed = new Input.Directed(n, directives.get((int) n - 1));
            world.uplink().carry("directive " + n, () -> world.machine().happens(directed));
        }
    }

    void receive(List<Line> batch) {
        for (Line line : batch) {
            Line known = inbox.putIfAbsent(line.seq(), line);
            Violation.unless(
                    known == null || known.hash().equals(line.hash()),
                    "S-19",
                    () -> "entry " + line.seq() + " was rewritten");
        }
        for (Line next = inbox.get(applied + 1); next != null; next = inbox.get(applied + 1)) {
            applied++;
            apply(next);
        }
        long upTo = applied;
        world.uplink().carry("ack " + upTo, () -> world.uplink().acknowledged(upTo));
    }

    private void apply(Line line) {
        book = book.after(line.entry(), line.stamp());
        Entry entry = line.entry();
        if (entry instanceof Entry.DirectiveTaken taken) {
            directiveCursor = Math.max(directiveCursor, taken.number());
        } else if (entry instanceof Entry.DepositAuthorised deposit) {
            authorised.put(deposit.delivery(), deposit);
            secrets.put(deposit.delivery(), line.secret(deposit.codeAttachment()));
            openings.put(deposit.opening(), deposit.delivery());
        } else if (entry instanceof Entry.CheckAuthorised check) {
            openings.put(check.opening(), check.delivery());
        } else if (entry instanceof Entry.DepositClosed closed && closed.verdict() == Entry.DepositVerdict.STORED) {
            Optional.ofNullable(openings.get(closed.opening()))
                    .flatMap(delivery -> Optional.ofNullable(authorised.get(delivery)))
                    .ifPresent(deposit -> tell(deposit, secrets.getOrDefault(deposit.delivery(), "")));
        } else if (entry instanceof Entry.AuditClosed closed && closed.verdict() == Entry.AuditVerdict.INSIDE) {
            book.custody(book.openings().get(closed.opening()).compartment())
                    .about()
                    .filter(delivery -> !notices.containsKey(delivery))
                    .flatMap(delivery -> Optional.ofNullable(authorised.get(delivery)))
                    .ifPresent(deposit -> tell(deposit, secrets.getOrDefault(deposit.delivery(), "")));
        } else if (entry instanceof Entry.CodeRenewed renewed) {
            Optional.ofNullable(authorised.get(renewed.delivery()))
                    .ifPresent(deposit -> tell(deposit, line.secret(renewed.codeAttachment())));
        }
    }

    private void tell(Entry.DepositAuthorised deposit, String sealed) {
        long now = Machine.unixSeconds(world.time().now());
        Token token = new Token(
                Token.Kind.PICKUP, deposit.delivery().value(), chance.hex(16), now - 60, now + 400L * 24 * 3600);
        Notice notice = new Notice(
                deposit.delivery(), recipient(deposit.recipient()), sealed.substring(5), Tokens.genuine(token));
        notices.put(deposit.delivery(), notice);
        world.trace().line("notice", notice.recipient() + " " + notice.delivery());
        world.crowd().notified(notice);
    }

    private String recipient(PersonRef ref) {
        return world.box()
                .phone(ref)
                .map(phone -> "person-" + phone.substring(7))
                .orElse(ref.value());
    }

    Optional<Notice> notice(DeliveryId delivery) {
        return Optional.ofNullable(notices.get(delivery));
    }

    List<Notice> notices() {
        return List.copyOf(notices.values());
    }

    /** The last entry of the contiguous prefix that the city has committed. */
    long applied() {
        return applied;
    }

    /** Its own fold of what it received. */
    Book book() {
        return book;
    }

    boolean hasAllAnswers() {
        return directiveCursor == directives.size();
    }
}
