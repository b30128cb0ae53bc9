package parcellocker.agent.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Approval;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Command;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Configuration;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Reporting;
import parcellocker.agent.locker.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** Random histories that a locker may have had: each entry fits the book before it, though no visitor would be so busy. */
public final class Histories {
    public static final Cabinet CABINET = Cabinet.of(IntStream.rangeClosed(1, 8)
            .mapToObj(n -> new Compartment(
                    new CompartmentId("A%02d".formatted(n)),
                    List.of(Size.S, Size.M, Size.L).get(n % 3),
                    Zone.AMBIENT,
                    100 * n,
                    new Lock(new BoardId("b1"), new Channel(n), Contact.CLOSED_IS_1)))
            .toList());

    private final RandomGenerator random;
    private Book book;
    private boolean enrols;

    public Histories(RandomGenerator random) {
        this(random, Book.empty(CABINET));
    }

    /** A history that goes on from a book. */
    public Histories(RandomGenerator random, Book book) {
        this.random = random;
        this.book = book;
    }

    /** One in which the city begins the journal anew now and then. */
    Histories enrolling() {
        enrols = true;
        return this;
    }

    /** An entry with the book before and after it. */
    public record Event(Book before, Book after, Entry entry, Stamp stamp) {}

    public Book book() {
        return book;
    }

    public Event next() {
        List<Supplier<Entry>> possible = new ArrayList<>(anytime());
        book.openings().values().forEach(opening -> possible.addAll(of(opening)));
        book.deliveries().values().forEach(delivery -> possible.addAll(of(delivery)));
        book.mailIns().values().forEach(mailIn -> possible.addAll(of(mailIn)));
        Entry entry = pick(possible).get();
        Stamp stamp = new Stamp(
                book.ageMillis() + random.nextLong(3_600_000), random.nextLong(1L << 41), pick(Quality.values()));
        Book before = book;
        book = before.after(entry, stamp);
        return new Event(before, book, entry, stamp);
    }

    private List<Supplier<Entry>> anytime() {
        List<Supplier<Entry>> possible = new ArrayList<>(List.of(
                () -> new Entry.DirectiveTaken(
                        book.directive() + 1, "Announce", maybe(() -> pick(Problem.values())), maybe(this::hex)),
                () -> new Entry.AnnouncementEnded(waybill()),
                this::announced,
                this::announced,
                () -> new Entry.CourierListed(courier(), pick(Role.values()), "B" + hex(), verifier(), flip()),
                () -> new Entry.GuessFailed(pick(Entry.Guess.values())),
                () -> new Entry.TicketOpened(
                        ticket(), pick(Concern.values()), maybe(() -> new DeliveryId(hex())), maybe(this::anywhere)),
                () -> new Entry.PackagingDamaged(waybill(), courier()),
                () -> new Entry.CodeLost("12345678", new DeliveryId(hex())),
                () -> new Entry.MailInCancelled(order().order(), random.nextLong(1L << 31), flip()),
                () -> new Entry.DaySigned(book.standing().signedDay() + 1, "jws." + hex()),
                () -> new Entry.ModeChanged(pick(Mode.values()), flip(), ""),
                () -> new Entry.BoardLost(new BoardId("1"), List.of(anywhere()), random.nextLong(100_000)),
                () -> new Entry.BoardBack(new BoardId("1"), CABINET.ids())));
        if (random.nextInt(5) == 0) {
            possible.addAll(misfortunes());
        }
        possible.addAll(staff());
        if (enrols) {
            possible.add(this::enrolled);
            possible.add(this::possiblyInside);
            possible.add(this::remembered);
        }
        List<CompartmentId> free = CABINET.ids().stream()
                .filter(id -> book.compartments().get(id).mayBeAllotted())
                .toList();
        if (!free.isEmpty()) {
            possible.addAll(Collections.nCopies(3, () -> deposit(pick(free))));
            possible.add(() -> mailIn(pick(free)));
        }
        return possible;
    }

    /** Seldom, or a history ends with nothing left to put anything into. */
    private List<Supplier<Entry>> misfortunes() {
        return List.of(
                () -> new Entry.LockerStarted("1." + random.nextInt(9)),
                this::rescued,
                () -> new Entry.DoorForced(anywhere()),
                () -> new Entry.CompartmentBlocked(anywhere(), pick(BlockReason.values())));
    }

    private List<Supplier<Entry>> staff() {
        List<Supplier<Entry>> possible = new ArrayList<>(List.of(
                () -> new Entry.CommandRefused(hex(), operator(), maybe(random::nextLong), pick(Problem.values())),
                () -> new Entry.ServiceChanged(anywhere(), courier(), random.nextInt(4) > 0, "LOCK"),
                this::configuration,
                this::report));
        List<CompartmentId> still = CABINET.ids().stream()
                .filter(id -> book.openingOf(id)
                        .filter(opening -> opening.state().isPending())
                        .isEmpty())
                .toList();
        if (!still.isEmpty() && random.nextInt(3) == 0) {
            possible.add(() -> remote(pick(still)));
            possible.add(() -> audit(pick(still)));
        }
        return possible;
    }

    private Entry configuration() {
        Configuration now = book.standing().configuration();
        ConfigurationId wanted = new ConfigurationId(now.known().version() + 1 + random.nextInt(2), Chain.name(hex()));
        return switch (random.nextInt(3)) {
            case 0 -> new Entry.ConfigurationTaken(wanted, "{\"profile\":{\"idleMillis\":10000}}");
            case 1 ->
                new Entry.ConfigurationTried(
                        now.next().map(next -> next.id().version()).orElse(wanted.version()),
                        List.of(new BoardId("b1"), new BoardId("b2")));
            default ->
                new Entry.ConfigurationSettled(
                        now.next().map(Configuration.Next::id).orElse(wanted),
                        pick(Entry.Setting.values()),
                        List.of("LK-2053 silent"),
                        flip() ? now.good() : wanted);
        };
    }

    private Entry report() {
        Optional<Reporting.Open> open = book.standing().reporting().open();
        return random.nextInt(3) > 0
                ? new Entry.ReportTaken(
                        new Reporting.Wish(
                                hex(),
                                List.of(pick(Reporting.Part.values())),
                                random.nextInt(1_000),
                                random.nextLong(1L << 40),
                                65_536),
                        random.nextInt(86_400_000))
                : new Entry.ReportEnded(
                        open.map(one -> one.wish().request()).orElse(hex()),
                        pick(Reporting.End.values()),
                        maybe(() -> Problem.REPORT_UNSENT));
    }

    private Entry remote(CompartmentId where) {
        Command.Why why = new Command.Why("op-7", "caller", "T-1");
        return new Entry.CommandAuthorised(
                opening(),
                hex(),
                operator(),
                random.nextLong(),
                where,
                book.custody(where).about(),
                why,
                flip() ? List.of("ops-9") : List.of());
    }

    private Entry audit(CompartmentId where) {
        return new Entry.AuditAuthorised(
                opening(), where, book.custody(where).about(), courier(), maybe(() -> new Approval(hex(), operator())));
    }

    private String operator() {
        return "ops-" + random.nextInt(3);
    }

    private List<Supplier<Entry>> of(Opening opening) {
        return switch (opening.state()) {
            case AUTHORISED ->
                List.of(
                        () -> new Entry.DoorOpened(opening.id(), random.nextLong(3_000)),
                        () -> new Entry.OpeningFailed(opening.id(), pick(Entry.Failure.values())));
            case OPEN -> List.of(() -> closed(opening), () -> new Entry.DoorLeftOpen(opening.id(), collected(opening)));
            case LEFT_OPEN, ALREADY_OPEN -> List.of(() -> new Entry.DoorClosedLate(opening.id(), random.nextLong(99)));
            case NO_FEEDBACK -> List.of(() -> new Entry.PersonAnswered(opening.id(), flip()));
            case CLOSED, JAMMED, BUS_ERROR, NOT_SENT, UNKNOWN -> List.of();
        };
    }

    private Entry closed(Opening opening) {
        long millis = random.nextLong(100_000);
        return switch (opening.purpose()) {
            case DEPOSIT, CHECK -> new Entry.DepositClosed(opening.id(), millis, pick(Entry.DepositVerdict.values()));
            case PICKUP ->
                new Entry.PickupClosed(
                        opening.id(), millis, pick(Entry.PickupVerdict.values()), maybe(() -> "damaged"));
            case RECALL -> new Entry.RecallClosed(opening.id(), millis, flip());
            case REMOTE -> new Entry.RemoteClosed(opening.id(), millis);
            case MAIL_IN, RECONSIDER ->
                new Entry.MailInClosed(opening.id(), millis, pick(Entry.MailInVerdict.values()));
            case COLLECTION -> new Entry.CollectionClosed(opening.id(), millis, pick(Entry.CollectionVerdict.values()));
            case HAND_OVER -> new Entry.HandOverClosed(opening.id(), millis, pick(Entry.HandOverVerdict.values()));
            case AUDIT -> new Entry.AuditClosed(opening.id(), millis, pick(Entry.AuditVerdict.values()));
        };
    }

    private boolean collected(Opening opening) {
        return flip() && book.deliveries().has(opening.delivery());
    }

    private List<Supplier<Entry>> of(Delivery delivery) {
        boolean pending = book.openingOf(delivery.compartment())
                .filter(opening -> opening.state().isPending())
                .isPresent();
        if (pending) {
            return List.of();
        }
        CompartmentId where = delivery.compartment();
        return switch (delivery.state()) {
            case COLLECTED ->
                List.of(
                        () -> new Entry.GraceEnded(delivery.id(), where),
                        () -> new Entry.GraceEnded(delivery.id(), where),
                        () -> new Entry.PickupDisputed(delivery.id(), where));
            case REFUSED ->
                Collections.nCopies(5, () -> new Entry.RecallAuthorised(opening(), delivery.id(), where, courier()));
            case LOADING, STORED, UNSURE ->
                List.of(
                        () -> new Entry.CodeRenewed(delivery.id(), verifier(), sealed()),
                        () -> new Entry.RecipientCorrected(delivery.id(), courier(), person(), sealed(), sealed()),
                        () -> new Entry.CheckAuthorised(opening(), delivery.id(), where, courier()),
                        () -> new Entry.PickupAuthorised(opening(), delivery.id(), where, credential()),
                        () -> new Entry.StorageStarted(
                                delivery.id(), 1 + random.nextLong(9_000_000), told(delivery), offer()),
                        () -> new Entry.StorageExtended(delivery.id(), 1 + random.nextLong(9_000_000), credential()),
                        () -> new Entry.StorageEnded(delivery.id(), random.nextLong(9_000_000)),
                        () -> new Entry.TokenRevoked(delivery.id(), hex()),
                        () -> new Entry.TicketOpened(
                                ticket(),
                                Concern.DOOR,
                                Optional.of(delivery.id()),
                                Optional.of(where),
                                Optional.of(random.nextLong(9_000_000))),
                        () -> new Entry.HandOverAuthorised(opening(), ticket(), delivery.id(), where, courier()));
        };
    }

    private String ticket() {
        return "%08d".formatted(random.nextInt(100_000_000));
    }

    private List<Supplier<Entry>> of(MailIn mailIn) {
        CompartmentId where = mailIn.compartment();
        boolean pending = book.openingOf(where)
                .filter(opening -> opening.state().isPending())
                .isPresent();
        if (pending || !mailIn.isToBeCollected()) {
            return List.of();
        }
        return List.of(
                () -> new Entry.MailInReopened(opening(), mailIn.id(), where),
                () -> new Entry.CollectionAuthorised(opening(), mailIn.id(), where, courier()));
    }

    private Entry mailIn(CompartmentId where) {
        return new Entry.MailInAuthorised(
                opening(), new DeliveryId(hex()), where, order(), hex(), random.nextLong(1L << 31));
    }

    private MailInOrder order() {
        return new MailInOrder(new Waybill("SO" + hex().toUpperCase(Locale.ROOT)), pick(Size.values()), "SF", hex());
    }

    private Entry remembered() {
        return new Entry.MailInRemembered(
                new DeliveryId(hex()), anywhere(), order().order(), "SF", random.nextLong(1L << 31), flip());
    }

    private Entry announced() {
        return new Entry.ParcelAnnounced(
                waybill(),
                person(),
                maybe(() -> pick(Basis.values())),
                maybe(() -> pick(Size.values())),
                marks(),
                sealed());
    }

    private SortedSet<Mark> marks() {
        SortedSet<Mark> marks = new TreeSet<>();
        if (flip()) {
            marks.add(pick(Mark.values()));
        }
        return marks;
    }

    /** Rarely: it leaves nothing to put anything into. */
    private Entry rescued() {
        return random.nextInt(8) == 0 ? new Entry.RescueOpened(CABINET.ids()) : new Entry.DoorForced(anywhere());
    }

    /** Rarely: it takes everything away. */
    private Entry enrolled() {
        return random.nextInt(8) == 0
                ? new Entry.Enrolled(book.standing().epoch() + 2, random.nextInt(99))
                : new Entry.DoorForced(anywhere());
    }

    private Entry possiblyInside() {
        return new Entry.PossiblyInside(
                new DeliveryId(hex()),
                anywhere(),
                List.of(waybill()),
                courier(),
                person(),
                pick(Basis.values()),
                verifier(),
                pick(Entry.Believed.values()),
                flip());
    }

    private Entry deposit(CompartmentId where) {
        List<Waybill> waybills = Stream.generate(this::waybill)
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList();
        return new Entry.DepositAuthorised(
                opening(),
                new DeliveryId(hex()),
                where,
                waybills,
                courier(),
                person(),
                pick(Basis.values()),
                verifier(),
                sealed(),
                maybe(this::sealed),
                maybe(this::sealed));
    }

    /** From a small stock, so that announcements and deposits meet. */
    private Waybill waybill() {
        return new Waybill("SF%05d".formatted(random.nextInt(30)));
    }

    private PersonRef person() {
        return new PersonRef("p%04d".formatted(random.nextInt(12)));
    }

    private CourierId courier() {
        return new CourierId("c-" + random.nextInt(4));
    }

    private ExtensionOffer offer() {
        return flip() ? ExtensionOffer.NONE : new ExtensionOffer(1 + random.nextLong(9_000_000), 1 + random.nextInt(3));
    }

    /** One of its codes, or none. */
    private Optional<String> told(Delivery delivery) {
        List<KnownCode> codes = delivery.codes();
        return flip()
                ? Optional.empty()
                : Optional.of(codes.get(random.nextInt(codes.size())).verifier().hash());
    }

    private CredentialRef credential() {
        if (random.nextInt(4) == 0) {
            return CredentialRef.former(verifier());
        }
        return flip() ? CredentialRef.CODE : CredentialRef.qr(hex());
    }

    private CompartmentId anywhere() {
        return pick(CABINET.ids());
    }

    private OpeningId opening() {
        return new OpeningId(hex());
    }

    private Verifier verifier() {
        return new Verifier(hex(), hex());
    }

    private Sealed sealed() {
        String text = "jwe." + hex();
        return new Sealed(Chain.name(text), text);
    }

    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return flip() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
