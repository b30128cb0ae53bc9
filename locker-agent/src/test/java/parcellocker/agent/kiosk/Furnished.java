package parcellocker.agent.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Alarms;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Copied;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Purpose;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.contract.problem.Problem;

/** A cabinet of 24 doors and a page of every kind. */
final class Furnished {
    private static final long HOUR = 3_600_000;
    static final CompartmentId B05 = new CompartmentId("B05");
    static final Waybill WAYBILL = new Waybill("SF1234567890");
    /** As long as a waybill may be. */
    static final Waybill LONGEST = new Waybill("W".repeat(40));

    static final PersonRef PERSON = new PersonRef("person-1");
    private static final String SIZES = "SSSSMMML";

    private Furnished() {}

    static Cabinet cabinet() {
        List<Compartment> built = new ArrayList<>();
        for (int column = 0; column < 3; column++) {
            int floor = 1600;
            for (int row = 0; row < 8; row++) {
                Size size = Size.valueOf(SIZES.substring(row, row + 1));
                floor -= size == Size.S ? 110 : 210;
                CompartmentId id = new CompartmentId("%c%02d".formatted('A' + column, row + 1));
                Lock lock = new Lock(new BoardId("b1"), new Channel(column * 8 + row + 1), Contact.CLOSED_IS_1);
                built.add(new Compartment(id, size, Zone.AMBIENT, floor, lock));
            }
        }
        return Cabinet.of(built);
    }

    static Optional<String> phone(PersonRef ref) {
        return ref.equals(PERSON) ? Optional.of("1******5678") : Optional.empty();
    }

    static Shown shown(long view, Page page) {
        return new Shown(view, page, Language.EN, false, true, List.of());
    }

    /** Every kind of page, those with choices in each of them. */
    static List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page.Home());
        pages.add(new Page.Cleaning(30));
        pages.add(new Page.OneMoment());
        for (Purpose purpose : Purpose.values()) {
            pages.add(new Page.Opening(B05, purpose));
            pages.add(new Page.Opening(B05, purpose, true));
        }
        pages.add(new Page.TakeParcel(B05, false));
        pages.add(new Page.TakeParcel(B05, true));
        pages.add(new Page.TakeParcel(B05, Said.PUT_BACK, Optional.of("DAMAGED")));
        pages.add(new Page.TakeParcel(B05, Said.EMPTY, Optional.empty()));
        pages.add(new Page.TakeParcel(B05, Said.NOT_MINE, Optional.empty()));
        pages.addAll(help());
        pages.add(new Page.PickedUp(B05, 3));
        pages.add(new Page.PickedUp(B05, 3, 2));
        pages.add(new Page.TakenBack(B05));
        pages.add(new Page.DidNotOpen(B05, Problem.DOOR_NOT_OPENED, true));
        pages.add(new Page.DidNotOpen(B05, Problem.BUS_ERROR, false));
        pages.add(new Page.DidItOpen(B05));
        pages.add(new Page.CourierSignIn());
        pages.add(new Page.CourierSignIn(Optional.of("62E3086CED")));
        pages.add(courierHome());
        pages.add(new Page.CourierHome(free(4, 2, 0), Optional.empty(), List.of(), List.of()));
        pages.add(new Page.AttestConsent(WAYBILL, false));
        pages.add(new Page.AttestConsent(LONGEST, true));
        pages.add(new Page.AttestConsent(LONGEST, true, Optional.of(PERSON)));
        pages.add(new Page.AttestConsent(WAYBILL, true, Optional.of(new PersonRef("person-2"))));
        pages.add(new Page.CorrectPhone(LONGEST, PERSON));
        pages.add(new Page.ChooseSize(WAYBILL, Optional.of(PERSON), free(4, 2, 0), Optional.of(Size.M)));
        pages.add(new Page.PutParcelIn(B05, WAYBILL, Said.NOTHING, Optional.of(LONGEST)));
        for (Said said : Said.values()) {
            pages.add(new Page.PutParcelIn(B05, LONGEST, said));
            pages.add(new Page.LookInside(B05, WAYBILL, said));
        }
        pages.add(new Page.TakeOut(B05));
        pages.add(new Page.Looked(B05, Optional.of(true)));
        pages.add(new Page.Looked(B05, Optional.of(false)));
        pages.add(new Page.Looked(B05, Optional.empty()));
        pages.add(new Page.LeftOpen(new CompartmentId("C08"), Problem.DOOR_LEFT_OPEN));
        pages.addAll(staff());
        pages.addAll(mailIns());
        pages.add(new Page.Refusal(Problem.CODE_WRONG, 0, ""));
        pages.add(new Page.Refusal(Problem.CODE_LOCKED, 600, ""));
        pages.add(new Page.Refusal(Problem.DEPOSIT_UNCERTAIN, 0, LONGEST.value()));
        pages.add(new Page.Refusal(Problem.WAYBILL_DOUBLED, 0, WAYBILL.value()));
        return pages;
    }

    private static List<Page> help() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page.Help(new Page.Home(), false, Optional.empty()));
        pages.add(new Page.Help(new Page.PickedUp(B05, 3), true, Optional.of(B05)));
        for (Concern concern : Concern.values()) {
            pages.add(new Page.Ticket("12345678", concern, "locker-with-a-long-name-0001", new Page.Home()));
        }
        pages.add(new Page.Ticket("00000007", Concern.DOOR, "BJ-0001", new Page.TakeParcel(B05, false)));
        pages.add(new Page.LostCode());
        pages.add(new Page.PhoneTail());
        pages.add(new Page.Refusal(Problem.CODE_AND_TAIL_WRONG, 0, ""));
        pages.add(new Page.Ticket("12345678", Concern.DOOR, "locker-with-a-long-name-0001", new Page.Home(), true));
        pages.add(new Page.CaretakerHome());
        for (Said said : List.of(Said.NOTHING, Said.HANDED_OVER, Said.INSIDE, Said.EMPTY)) {
            pages.add(new Page.HandOver(B05, said));
        }
        for (Entry.HandOverVerdict verdict : Entry.HandOverVerdict.values()) {
            pages.add(new Page.HandOverDone(B05, verdict));
        }
        for (Problem problem : List.of(
                Problem.TICKET_OPENS_NOTHING,
                Problem.TICKETS_GUESSED,
                Problem.HAND_OVERS_SPENT,
                Problem.HAND_OVER_UNCERTAIN)) {
            pages.add(new Page.Refusal(problem, 3_600, ""));
        }
        pages.add(new Page.LeaveLonger());
        long noon = Instant.parse("2026-11-28T04:00:00Z").toEpochMilli();
        pages.add(new Page.Stay(B05, 20 * HOUR, 24 * HOUR, OptionalLong.of(noon), false));
        pages.add(new Page.Stay(B05, 20 * HOUR, 24 * HOUR, OptionalLong.empty(), false));
        pages.add(new Page.Stay(B05, 44 * HOUR, 24 * HOUR, OptionalLong.of(noon), true));
        pages.add(new Page.Stay(B05, HOUR, 24 * HOUR, OptionalLong.empty(), true));
        pages.add(new Page.Refusal(Problem.EXTENSIONS_SPENT, 0, ""));
        return pages;
    }

    /** One page of each kind. */
    static List<Page> kinds() {
        Map<String, Page> kinds = new LinkedHashMap<>();
        pages().forEach(page -> kinds.putIfAbsent(page.getClass().getSimpleName(), page));
        return List.copyOf(kinds.values());
    }

    private static List<Page> staff() {
        List<Page> pages = new ArrayList<>();
        DeliveryId delivery = new DeliveryId("00000000000000a1");
        Page.Place taken =
                new Page.Place(B05, "UNCERTAIN", Optional.of(BlockReason.LEFT_OPEN), Level.OPEN, Optional.of(delivery));
        Page.Place free =
                new Page.Place(new CompartmentId("A01"), "EMPTY", Optional.empty(), Level.CLOSED, Optional.empty());
        pages.add(new Page.OpenedRemotely(B05));
        pages.add(new Page.CallHelpDesk(new CourierId("tech-1"), Role.TECHNICIAN, "12345678"));
        pages.add(new Page.CallHelpDesk(new CourierId("c-17"), Role.COURIER, "00000007"));
        pages.add(new Page.TechnicianHome(List.of(taken), Collections.nCopies(23, free), List.of("b1")));
        pages.add(new Page.TechnicianHome(List.of(), List.of(free), List.of()));
        pages.addAll(desk(taken, free));
        pages.add(new Page.Looked(B05, Optional.of(false), Optional.of(new CompartmentId("C08"))));
        pages.add(new Page.ApprovalNeeded(B05, delivery, Optional.of(new CompartmentId("C08"))));
        pages.add(new Page.Inspect(taken));
        pages.add(new Page.Inspect(free));
        for (String custody : List.of("EMPTY", "RESERVED", "LOADING", "OCCUPIED", "UNLOADING", "UNCERTAIN")) {
            pages.add(new Page.Inspect(
                    new Page.Place(B05, custody, Optional.empty(), Level.CLOSED, Optional.of(delivery))));
        }
        for (BlockReason reason : BlockReason.values()) {
            pages.add(new Page.Inspect(
                    new Page.Place(B05, "UNCERTAIN", Optional.of(reason), Level.UNKNOWN, Optional.empty())));
        }
        pages.add(new Page.ApprovalNeeded(B05, delivery));
        for (Said said : Said.values()) {
            pages.add(new Page.SayWhatIsInside(B05, said));
        }
        return pages;
    }

    private static List<Page> desk(Page.Place taken, Page.Place free) {
        List<Page> pages = new ArrayList<>();
        List<Page.Place> places = cabinet().ids().stream()
                .map(id -> id.equals(B05)
                        ? taken
                        : new Page.Place(
                                id,
                                free.custody(),
                                free.blocked(),
                                id.value().endsWith("3") ? Level.UNKNOWN : Level.CLOSED,
                                free.parcel()))
                .toList();
        pages.add(new Page.DoorMap(places));
        List<String> all = cabinet().ids().stream().map(CompartmentId::value).toList();
        pages.add(new Page.Alarms(
                Alarms.kinds().stream().map(kind -> new Page.Alarm(kind, all)).toList()));
        pages.add(new Page.Alarms(List.of()));
        pages.add(new Page.Condition(
                true,
                Quality.TRUSTED,
                1_790_000_000_000L,
                new Figures(
                        OptionalLong.of(4_000),
                        0,
                        OptionalLong.of(-400),
                        new Figures.Wiring(24, 24, OptionalLong.of(1_780_000_000_000L)),
                        Optional.empty(),
                        lines(true))));
        List<Figures.Failed> failed = List.of(
                new Figures.Failed("line main board b1", Problem.BOARD_UNREACHABLE),
                new Figures.Failed("scanner", Problem.SCANNER_LOST));
        pages.add(new Page.Condition(
                false,
                Quality.SUSPECT,
                1_790_000_000_000L,
                new Figures(
                        OptionalLong.empty(),
                        123_456,
                        OptionalLong.of(86_400_000),
                        new Figures.Wiring(3, 24, OptionalLong.empty()),
                        Optional.of(new Figures.Tested(1_780_000_000_000L, 17, failed)),
                        lines(false)),
                new Page.Settings(123, true, OptionalLong.of(124))));
        pages.add(new Page.Stick(false, Optional.empty()));
        pages.add(new Page.Stick(true, Optional.empty()));
        pages.add(new Page.Stick(
                false, Optional.of(new Copied("locker-LY-000017-20261126-114500", 123_456, 12, 98_765_432))));
        return pages;
    }

    /** Every kind of bad frame there is, and eyes that see into half of the compartments. */
    private static List<Figures.Line> lines(boolean areSound) {
        SortedMap<String, Long> faults = new TreeMap<>();
        SortedMap<CompartmentId, Boolean> items = new TreeMap<>();
        if (!areSound) {
            List.of("SILENT", "STRAY", "DAMAGED", "FOREIGN", "LATE", "ECHO", "AMBIGUOUS", "SHORT", "REFUSED", "COIL_ON")
                    .forEach(fault -> faults.put(fault, 123_456L));
        }
        cabinet().ids().stream()
                .limit(16)
                .forEach(id -> items.put(id, !areSound && id.value().compareTo("B") < 0));
        return List.of(
                new Figures.Line("main", true, List.of(new Figures.Board("b1", areSound, faults, new TreeMap<>()))),
                new Figures.Line("cold", areSound, List.of(new Figures.Board("k1", areSound, faults, items))));
    }

    private static List<Page> mailIns() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page.PrepareMailIn(LONGEST, "YUNDA888", Size.M));
        for (Said said : Said.values()) {
            pages.add(new Page.PutMailIn(B05, LONGEST, said));
            pages.add(new Page.TakeMailIn(B05, LONGEST, said));
        }
        pages.add(receipt());
        pages.add(collection());
        pages.add(new Page.Collection(List.of()));
        pages.add(new Page.CourierHome(free(4, 2, 0), Optional.empty(), List.of(), List.of(), 12));
        pages.add(new Page.CallHelpDesk(new CourierId("c-18"), Role.COLLECTOR, "00000007"));
        pages.add(new Page.Refusal(Problem.MAIL_IN_UNCERTAIN, 0, LONGEST.value()));
        return pages;
    }

    static Page.Receipt receipt() {
        return new Page.Receipt(
                "BJ-0001", LONGEST, B05, new OpeningId("00000000000000b1"), 1_795_694_405_000L, 12_000, true);
    }

    static Page.Collection collection() {
        List<Page.Waiting> waiting = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            waiting.add(new Page.Waiting(
                    new DeliveryId("00000000000000c" + Integer.toHexString(n)),
                    n == 0 ? LONGEST : new Waybill("SO0000000" + n),
                    "YUNDA888",
                    B05,
                    n * 60L,
                    n % 3 > 0));
        }
        return new Page.Collection(waiting);
    }

    static Page.CourierHome courierHome() {
        return new Page.CourierHome(
                free(4, 2, 0),
                Optional.of(new Page.Stored(new DeliveryId("00000000000000a1"), WAYBILL, B05, true)),
                List.of(new Page.Listed(
                        new DeliveryId("00000000000000a2"), new Waybill("YT9000000001"), new CompartmentId("A03"))),
                List.of(new Page.Listed(
                        new DeliveryId("00000000000000a3"), new Waybill("JD0012345678"), new CompartmentId("C07"))));
    }

    static SortedMap<Size, Integer> free(int small, int medium, int large) {
        SortedMap<Size, Integer> free = new TreeMap<>();
        free.put(Size.S, small);
        free.put(Size.M, medium);
        free.put(Size.L, large);
        return free;
    }
}
