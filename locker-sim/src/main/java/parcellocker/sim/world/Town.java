package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Token;

/** What the city knows and does, whatever way its words take: it reads the journal's prefix, tells recipients, gives orders. */
final class Town {
    private final World world;
    private final Chance chance;
    private final Hall hall;
    private final List<CourierPerson.Badge> couriers = new ArrayList<>();
    private final SortedMap<DeliveryId, Entry.DepositAuthorised> authorised = new TreeMap<>();
    private final SortedMap<DeliveryId, Drawn> codes = new TreeMap<>();
    private final SortedMap<OpeningId, DeliveryId> openings = new TreeMap<>();
    private final SortedMap<DeliveryId, Notice> notices = new TreeMap<>();
    private Book book;

    /** What a recipient gets. */
    record Notice(DeliveryId delivery, String recipient, String digits, String token) {}

    /** A code as the city may open it. */
    private record Drawn(String digits, Verifier verifier) {}

    Town(World world, Book first, Chance chance) {
        this.world = world;
        this.book = first;
        this.chance = chance;
        this.hall = world.depth().isDeep() ? new RealHall(world, chance.fork("hall")) : new PlainHall(world);
    }

    Hall hall() {
        return hall;
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
        hall.give(directive);
    }

    /** The next line of the journal has come; {@code digits} opens the sealed codes that it names. */
    void read(Line line, Function<Sealed, String> digits) {
        book = book.after(line.entry(), line.stamp());
        Entry entry = line.entry();
        if (entry instanceof Entry.DepositAuthorised deposit) {
            authorised.put(deposit.delivery(), deposit);
            codes.put(deposit.delivery(), new Drawn(digits.apply(deposit.codeAttachment()), deposit.code()));
            openings.put(deposit.opening(), deposit.delivery());
        } else if (entry instanceof Entry.CheckAuthorised check) {
            openings.put(check.opening(), check.delivery());
        } else if (entry instanceof Entry.RecipientCorrected corrected) {
            Optional.ofNullable(authorised.get(corrected.delivery()))
                    .ifPresent(deposit -> authorised.put(deposit.delivery(), corrected(deposit, corrected)));
        } else if (entry instanceof Entry.DepositClosed closed && closed.verdict() == Entry.DepositVerdict.STORED) {
            // Once the whole batch is read: what was corrected or taken back while the notice was held comes with it.
            Optional.ofNullable(openings.get(closed.opening()))
                    .ifPresent(delivery -> world.time().in(0, () -> tellOfDeposit(delivery)));
        } else if (entry instanceof Entry.AuditClosed closed && closed.verdict() == Entry.AuditVerdict.INSIDE) {
            book.custody(book.openings().get(closed.opening()).compartment())
                    .about()
                    .filter(delivery -> !notices.containsKey(delivery))
                    .ifPresent(this::tell);
        } else if (entry instanceof Entry.CodeLost lost) {
            Input.Directive renew = new Input.Directive.RenewCode(lost.delivery());
            world.time().in(0, () -> issue(renew));
        } else if (entry instanceof Entry.CodeRenewed renewed) {
            Drawn drawn = new Drawn(digits.apply(renewed.codeAttachment()), renewed.code());
            if (authorised.containsKey(renewed.delivery())) {
                codes.put(renewed.delivery(), drawn);
                world.time().in(gateway(), () -> tellOfCode(renewed.delivery(), drawn));
            }
        }
    }

    private static Entry.DepositAuthorised corrected(Entry.DepositAuthorised d, Entry.RecipientCorrected by) {
        return new Entry.DepositAuthorised(
                d.opening(),
                d.delivery(),
                d.compartment(),
                d.waybills(),
                d.courier(),
                by.recipient(),
                d.basis(),
                d.code(),
                d.codeAttachment(),
                Optional.of(by.phoneAttachment()),
                d.person());
    }

    private void tellOfDeposit(DeliveryId delivery) {
        boolean isStored = book.deliveries()
                .find(delivery)
                .filter(known -> known.access().state() != Access.State.DRAFT)
                .isPresent();
        if (isStored) {
            tell(delivery);
        }
    }

    /** Messages of new codes come late: meanwhile people have the old one. */
    private long gateway() {
        return world.faults().areHealed() || chance.happens(0.4) ? 0 : chance.between(1_000, 300_000);
    }

    /** Not of one that was replaced meanwhile. */
    private void tellOfCode(DeliveryId delivery, Drawn drawn) {
        boolean isInside = book.deliveries()
                .find(delivery)
                .filter(known -> known.access().isUsed())
                .isPresent();
        if (isInside && drawn.equals(codes.get(delivery))) {
            tell(delivery);
        }
    }

    /** Of what it has never heard it tells nobody. */
    private void tell(DeliveryId delivery) {
        Entry.DepositAuthorised deposit = authorised.get(delivery);
        Drawn code = codes.get(delivery);
        if (deposit == null || code == null) {
            return;
        }
        long now = Machine.unixSeconds(world.time().now());
        Token token = new Token(
                Token.Kind.PICKUP, deposit.delivery().value(), chance.hex(16), now - 60, now + 400L * 24 * 3600);
        Notice notice = new Notice(
                deposit.delivery(),
                recipient(deposit.recipient()),
                code.digits(),
                world.tokens().genuine(token));
        notices.put(deposit.delivery(), notice);
        Input.Directive storage = new Input.Directive.StartStorage(
                delivery,
                chance.between(1, 60) * 60_000,
                Optional.of(code.verifier().hash()),
                chance.happens(0.7)
                        ? new ExtensionOffer(chance.between(1, 60) * 60_000, (int) chance.between(1, 3))
                        : ExtensionOffer.NONE);
        // Not while the city reads what is new: to say something makes it read again.
        world.time().in(0, () -> issue(storage));
        world.trace().line("notice", notice.recipient() + " " + notice.delivery());
        world.crowd().notified(notice);
    }

    private String recipient(PersonRef ref) {
        return world.box()
                .phone(ref)
                .map(phone -> "person-" + phone.substring(7))
                .orElse(ref.value());
    }

    /** The waybill of a parcel that was brought, as its recipient reads it in the shop's message. */
    Optional<Waybill> waybill(DeliveryId delivery) {
        return Optional.ofNullable(authorised.get(delivery))
                .map(deposit -> deposit.waybills().getFirst());
    }

    Optional<Notice> notice(DeliveryId delivery) {
        return Optional.ofNullable(notices.get(delivery));
    }

    List<Notice> notices() {
        return List.copyOf(notices.values());
    }

    /** Its own fold of what it received. */
    Book book() {
        return book;
    }
}
