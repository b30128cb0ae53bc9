package parcellocker.sim.world;

import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.bridge.fleet.DirectiveLog;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Dispatch;
import parcellocker.bridge.fleet.LogBook;
import parcellocker.bridge.fleet.Whole;
import parcellocker.bridge.intake.Books;
import parcellocker.bridge.intake.MemoryBooks;
import parcellocker.bridge.parcels.State;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** What the city tells the locker, by the product's rules; what it knows of parcels and couriers, in two small tables. */
final class DirectiveBook implements DirectiveLog {
    /** So small that a full list has several pages. */
    private static final int PAGE = 1_500;

    private final MemoryBooks books;
    private final SortedMap<String, Courier> staff = new TreeMap<>();
    private Tables tables = new Tables(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** {@code books}: where the locker's log and its answers are. */
    DirectiveBook(MemoryBooks books) {
        this.books = books;
    }

    /** Announced parcels by waybill, couriers by name, orders that stand: as much of them as a backup holds. */
    record Tables(
            NavigableMap<String, Directive.Parcel> announced,
            SortedMap<String, Directive.Courier> couriers,
            SortedMap<String, Directive> orders) {
        private Tables copy() {
            return new Tables(new TreeMap<>(announced), new TreeMap<>(couriers), new TreeMap<>(orders));
        }
    }

    Tables backup() {
        return tables.copy();
    }

    void restore(Tables backup) {
        tables = backup.copy();
    }

    /** Everyone ever listed, as whoever is in charge of them knows them. */
    Input.Directive staff() {
        return new Input.Directive.ListCouriers(List.copyOf(staff.values()));
    }

    /** Signs and numbers it. */
    void give(Input.Directive directive) {
        if (directive instanceof Input.Directive.ListCouriers list) {
            list.couriers().forEach(courier -> staff.put(courier.id().value(), courier));
        }
        if (directive instanceof Input.Directive.Unknown unknown) {
            books.locked(
                    Options.ID,
                    page -> dispatch(page)
                            .give(
                                    unknown.kind(),
                                    (number, prev) -> "{\"locker\":\"" + Options.LOCKER + "\",\"number\":" + number
                                            + ",\"prev\":\"" + prev + "\",\"directive\":{\"kind\":\"" + unknown.kind()
                                            + "\"}}"));
            return;
        }
        Directive spoken = Spoken.of(directive);
        remember(spoken);
        books.locked(Options.ID, page -> dispatch(page).give(spoken));
    }

    private void remember(Directive spoken) {
        switch (spoken) {
            case Directive.Announce announce ->
                announce.parcels().forEach(parcel -> tables.announced().put(parcel.waybill(), parcel));
            case Directive.Couriers list ->
                list.couriers().forEach(courier -> tables.couriers().put(courier.courier(), courier));
            case Directive.StartStorage start -> tables.orders().put("storage " + start.delivery(), start);
            case Directive.RevokeToken revoke -> tables.orders().put("token " + revoke.token(), revoke);
            case Directive.CancelMailIn cancel -> tables.orders().put("order " + cancel.order(), cancel);
            case Directive.Configure wanted -> tables.orders().put("configuration", wanted);
            case Directive.Report wanted -> tables.orders().put("report", wanted);
            case Directive.EndAnnouncements end -> end.waybills().forEach(tables.announced()::remove);
            case Directive.RenewCode ignored -> {}
            case Directive.Welcome ignored -> throw new IllegalArgumentException("has no number");
            case Directive.Enrol ignored -> throw new IllegalArgumentException("has no number");
            case Directive.FullList ignored -> throw new IllegalArgumentException("is no directive");
        }
    }

    boolean hasAllAnswers() {
        LogBook.Course course = course();
        return course.taken() == course.given() && course.beyond() == 0;
    }

    LogBook.Course course() {
        return books.fleet(Options.ID).directives().course();
    }

    private static Dispatch dispatch(Books.Page page) {
        return new Dispatch(page.fleet().directives(), Options.ID, Keyring.DIRECTIVES, PAGE);
    }

    /** As the product's city reads it from its tables. */
    private Whole whole() {
        List<String> inside = books.parcels(Options.ID).deliveries().stream()
                .filter(delivery -> delivery.state() != State.WITHDRAWN && delivery.state() != State.FAILED)
                .flatMap(delivery -> delivery.waybills().stream())
                .toList();
        List<Directive.Parcel> parcels = tables.announced().values().stream()
                .filter(parcel -> !inside.contains(parcel.waybill()))
                .toList();
        List<Directive.Courier> couriers = List.copyOf(tables.couriers().values());
        List<Directive> orders = tables.orders().values().stream()
                .filter(order -> !(order instanceof Directive.Configure))
                .toList();
        return tables.orders().get("configuration") instanceof Directive.Configure wanted
                ? new Whole(parcels, couriers, orders, wanted.configuration())
                : new Whole(parcels, couriers, orders);
    }

    @Override
    public String welcome(LockerId locker, Directive.Welcome welcome) {
        return Jose.sign(Json.write(Numbered.loose(locker.value(), 0, welcome)), Keyring.DIRECTIVES);
    }

    @Override
    public void met(LockerId locker, Status.Birth birth, boolean isOld) {
        books.locked(locker, page -> {
            dispatch(page).met(birth, isOld, this::whole);
            return page;
        });
    }

    @Override
    public List<Directives.Given> untaken(LockerId locker, int most) {
        return Directives.given(books.locked(locker, page -> dispatch(page).untaken(most, this::whole)));
    }

    /** What the city owns is at the locker as the city says: nobody may sign in, and nothing is announced, of whom and which it does not know. */
    void demand(Book book) {
        for (Courier courier : book.couriers().values()) {
            Directive.Courier known = tables.couriers().get(courier.id().value());
            Violation.unless(
                    courier.active() == (known != null && known.active()),
                    "L-9",
                    () -> "the city has " + known + ", the locker " + courier);
        }
        Violation.unless(
                tables.couriers().keySet().stream()
                        .allMatch(id -> book.couriers().values().stream()
                                .anyMatch(courier -> courier.id().value().equals(id))),
                "L-9",
                () -> "the locker does not know all of " + tables.couriers().keySet());
        book.announcements()
                .asMap()
                .keySet()
                .forEach(waybill -> Violation.unless(
                        tables.announced().containsKey(waybill.value()),
                        "L-9",
                        () -> "the city never announced " + waybill));
    }
}
