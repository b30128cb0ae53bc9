package parcellocker.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.Journal;
import parcellocker.bridge.parcels.State;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/** What holds of every kind of books: run in memory and on PostgreSQL. */
abstract class BooksContract {
    static final LockerId LOCKER = new LockerId("LY-0001");
    private static final String CODE = Chain.name("code");

    private final Journal journal = new Journal(LOCKER, 1);

    abstract Books books();

    private Intake intake() {
        return new Intake(books());
    }

    @Test
    void a_batch_is_acked_up_to_its_end_and_projected() {
        journal.deposit("d-1", "A01", "YT0001", CODE);
        Intake.Outcome outcome = intake().take(LOCKER, journal.all());
        assertThat(outcome.ack()).isEqualTo(new Ack(1, 3));
        assertThat(outcome.applied()).isEqualTo(3);
        assertThat(state("d-1")).isEqualTo(State.STORED);
        assertThat(custody("A01")).isEqualTo("OCCUPIED");
    }

    @Test
    void the_second_batch_before_the_first_waits_for_it() {
        journal.deposit("d-1", "A01", "YT0001", CODE).pickup("d-1", "A01");
        assertThat(intake().take(LOCKER, journal.batch(4, 7)).ack()).isEqualTo(new Ack(1, 0));
        Intake.Outcome outcome = intake().take(LOCKER, journal.batch(1, 3));
        assertThat(outcome.ack()).isEqualTo(new Ack(1, 7));
        assertThat(outcome.applied()).isEqualTo(7);
        assertThat(state("d-1")).isEqualTo(State.COLLECTED);
        assertThat(custody("A01")).isEqualTo("EMPTY");
    }

    @Test
    void a_duplicate_changes_nothing_and_is_acked_again() {
        journal.deposit("d-1", "A01", "YT0001", CODE);
        intake().take(LOCKER, journal.all());
        Intake.Outcome again = intake().take(LOCKER, journal.all());
        assertThat(again.ack()).isEqualTo(new Ack(1, 3));
        assertThat(again.applied()).isZero();
    }

    /** Not even of a journal that names one delivery twice, as no locker does. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void the_books_do_not_depend_on_where_batches_end(int entries) {
        journal.deposit("d-1", "A01", "YT0001", CODE).deposit("d-1", "A02", "YT0002", CODE);
        for (int first = 1; first <= 6; first += entries) {
            intake().take(LOCKER, journal.batch(first, first + entries - 1));
        }
        assertThat(find("d-1")).hasValueSatisfying(delivery -> {
            assertThat(delivery.compartment()).isEqualTo("A02");
            assertThat(delivery.waybills()).containsExactly("YT0002");
            assertThat(delivery.begunSeq()).isEqualTo(4);
        });
        assertThat(custody("A02")).isEqualTo("OCCUPIED");
    }

    @Test
    void another_entry_in_the_same_place_is_kept_aside_and_the_cursor_stays() {
        intake().take(LOCKER, journal.deposit("d-1", "A01", "YT0001", CODE).all());
        Journal forged = new Journal(LOCKER, 1).deposit("d-2", "A02", "YT0002", CODE);
        Intake.Outcome outcome = intake().take(LOCKER, forged.all());
        assertThat(outcome.refused()).extracting(Plan.Refused::problem).containsOnly(Problem.ENTRY_CONFLICT);
        assertThat(outcome.ack()).isEqualTo(new Ack(1, 3));
        assertThat(find("d-2")).isEmpty();
        assertThat(intake().take(LOCKER, journal.pickup("d-1", "A01").all()).ack())
                .isEqualTo(new Ack(1, 7));
    }

    @Test
    void an_early_entry_that_contradicts_the_chain_does_not_stop_the_stream() {
        journal.deposit("d-1", "A01", "YT0001", CODE).pickup("d-1", "A01");
        Journal forged =
                new Journal(LOCKER, 1).deposit("d-9", "A09", "YT0009", CODE).pickup("d-9", "A09");
        intake().take(LOCKER, forged.batch(4, 7));
        assertThat(intake().take(LOCKER, journal.batch(1, 3)).ack()).isEqualTo(new Ack(1, 3));
        assertThat(intake().take(LOCKER, journal.batch(4, 7)).ack()).isEqualTo(new Ack(1, 7));
        assertThat(state("d-1")).isEqualTo(State.COLLECTED);
    }

    @Test
    void a_batch_of_another_locker_or_epoch_or_stranger_is_refused_and_changes_nothing() {
        journal.deposit("d-1", "A01", "YT0001", CODE);
        assertRefused(Problem.SENDER_FOREIGN, () -> intake().take(new LockerId("LY-0002"), journal.all()));
        assertRefused(
                Problem.EPOCH_FOREIGN,
                () -> intake().take(
                                LOCKER,
                                new Journal(LOCKER, 2)
                                        .deposit("d-1", "A01", "YT0001", CODE)
                                        .all()));
        LockerId stranger = new LockerId("LY-0003");
        assertRefused(
                Problem.LOCKER_UNKNOWN,
                () -> intake().take(
                                stranger,
                                new Journal(stranger, 1)
                                        .deposit("d-1", "A01", "YT0001", CODE)
                                        .all()));
        assertThat(find("d-1")).isEmpty();
    }

    @Test
    void what_is_not_a_batch_is_malformed() {
        JournalBatch good = journal.add(new Fact.LockerStarted("1")).all();
        for (JournalBatch bad : List.of(
                new JournalBatch("LY-0001", 1, 1, Chain.START, List.of(), List.of()),
                new JournalBatch("LY-0001", 1, 0, Chain.START, good.bodies(), List.of()),
                new JournalBatch("LY-0001", 1, Long.MAX_VALUE, Chain.START, good.bodies(), List.of()),
                new JournalBatch("LY-0001", 1, 1, "00", good.bodies(), List.of()),
                new JournalBatch("LY-0001", 1, 1, Chain.START, Collections.nCopies(101, "{}"), List.of()))) {
            assertRefused(Problem.MESSAGE_MALFORMED, () -> intake().take(LOCKER, bad));
        }
    }

    @Test
    void a_kind_nobody_knows_yet_and_nonsense_are_kept_and_acked() {
        journal.addRaw("{\"epoch\":1,\"seq\":1,\"stamp\":{},\"fact\":{\"kind\":\"LockerDanced\"}}")
                .addRaw("not json at all")
                .addRaw("{\"epoch\":1,\"seq\":77,\"stamp\":{\"ageMillis\":1,\"wallMillis\":1,\"clock\":\"TRUSTED\"},"
                        + "\"fact\":{\"kind\":\"LockerStarted\",\"software\":\"1\"}}")
                .deposit("d-1", "A01", "YT0001", CODE);
        assertThat(intake().take(LOCKER, journal.all()).ack()).isEqualTo(new Ack(1, 6));
        assertThat(state("d-1")).isEqualTo(State.STORED);
        assertThat(unread())
                .containsExactly("UNKNOWN LockerDanced", "UNREADABLE LK-6001", "UNREADABLE claims another place");
    }

    @Test
    void projecting_again_from_the_journal_gives_the_same() {
        journal.deposit("d-1", "A01", "YT0001", CODE).pickup("d-1", "A01").deposit("d-2", "A02", "YT0002", CODE);
        intake().take(LOCKER, journal.all());
        var before = List.of(find("d-1"), find("d-2"));
        intake().replay(LOCKER);
        assertThat(List.of(find("d-1"), find("d-2"))).isEqualTo(before);
        assertThat(custody("A02")).isEqualTo("OCCUPIED");
    }

    @Test
    void a_fault_in_the_middle_leaves_nothing_behind() {
        assertThatThrownBy(() -> books().locked(LOCKER, page -> {
                    page.fleet().put(new Status.Place("A01", "S", "OCCUPIED", "IN_SERVICE", "CLOSED"));
                    page.quarantine(Problem.MESSAGE_MALFORMED, CODE, "raw");
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        Object place = books().locked(LOCKER, page -> page.fleet().place("A01"));
        assertThat(place).isEqualTo(java.util.Optional.empty());
    }

    @Test
    void a_later_epoch_begins_at_its_start_and_an_earlier_one_changes_nothing() {
        intake().take(LOCKER, journal.deposit("d-1", "A01", "YT0001", CODE).all());
        books().enrol(LOCKER, 1);
        assertThat(cursor().upTo()).isEqualTo(3);
        books().enrol(LOCKER, 2);
        assertThat(cursor()).isEqualTo(Cursor.start(2));
        Journal second = new Journal(LOCKER, 2).pickup("d-1", "A01");
        assertThat(intake().take(LOCKER, second.all()).ack()).isEqualTo(new Ack(2, 4));
        assertThat(state("d-1")).isEqualTo(State.COLLECTED);
        intake().replay(LOCKER);
        assertThat(state("d-1")).isEqualTo(State.COLLECTED);
    }

    @Test
    void a_birth_rules_over_older_facts_but_an_old_birth_over_nothing() {
        journal.deposit("d-1", "A01", "YT0001", CODE).pickup("d-1", "A01");
        Status.Place occupied = new Status.Place("A01", "M", "OCCUPIED", "IN_SERVICE", "CLOSED");
        intake().born(LOCKER, birth(3, occupied));
        intake().take(LOCKER, journal.batch(1, 1));
        assertThat(custody("A01")).isEqualTo("OCCUPIED");
        intake().take(LOCKER, journal.batch(1, 7));
        assertThat(custody("A01")).isEqualTo("EMPTY");
        assertThat(intake().born(LOCKER, birth(3, occupied)).upTo()).isEqualTo(7);
        assertThat(custody("A01")).isEqualTo("EMPTY");
    }

    @Test
    void the_modes_of_a_locker_are_those_of_its_latest_birth_even_if_its_journal_is_old() {
        journal.deposit("d-1", "A01", "YT0001", CODE);
        intake().take(LOCKER, journal.all());
        intake().born(LOCKER, birth(1, new Status.Place("A01", "M", "EMPTY", "IN_SERVICE", "CLOSED")));
        assertThat(modes()).containsExactly("STORAGE_DEGRADED");
        journal.add(
                new Fact.ModeChanged(Fact.Mode.JOURNAL_FULL, true, "unsent"),
                new Fact.ModeChanged(Fact.Mode.STORAGE_DEGRADED, false, ""));
        intake().take(LOCKER, journal.all());
        assertThat(modes()).containsExactly("JOURNAL_FULL");
    }

    @Test
    void a_parcel_is_overdue_from_the_lockers_word_until_it_has_more_time() {
        journal.deposit("d-1", "A01", "YT0001", CODE).add(new Fact.StorageStarted("d-1", 3_600_000, null, null));
        intake().take(LOCKER, journal.all());
        assertThat(find("d-1").orElseThrow().overdue()).isFalse();
        journal.add(new Fact.StorageEnded("d-1", 3_600_000));
        intake().take(LOCKER, journal.all());
        assertThat(find("d-1").orElseThrow().overdue()).isTrue();
        assertThat(state("d-1")).isEqualTo(State.STORED);
        journal.add(new Fact.StorageStarted("d-1", 7_200_000, null, null));
        intake().take(LOCKER, journal.all());
        assertThat(find("d-1").orElseThrow().overdue()).isFalse();
    }

    @Test
    void a_locker_enrolled_anew_says_in_its_first_entries_what_may_lie_where() {
        journal.deposit("d-1", "A01", "YT0001", CODE).deposit("d-2", "A02", "YT0002", CODE);
        intake().take(LOCKER, journal.all());
        books().enrol(LOCKER, 2);
        Journal anew = new Journal(LOCKER, 2)
                .add(
                        new Fact.Enrolled(2, 9),
                        inside("d-1", "A01", "YT0001", Fact.Believed.STORED, true),
                        inside("d-9", "B01", "YT0009", Fact.Believed.UNSURE, false));
        intake().take(LOCKER, anew.all());
        assertThat(state("d-1")).isEqualTo(State.STORED);
        assertThat(state("d-9")).isEqualTo(State.UNCERTAIN);
        assertThat(custody("A01")).isEqualTo("UNCERTAIN");
        assertThat(custody("B01")).isEqualTo("UNCERTAIN");
        assertThat(find("d-9").orElseThrow().waybills()).containsExactly("YT0009");
    }

    private static Fact inside(String delivery, String where, String waybill, Fact.Believed state, boolean byCity) {
        return new Fact.PossiblyInside(
                delivery,
                where,
                java.util.List.of(waybill),
                "c-1",
                "r-1",
                Fact.Basis.COURIER_ATTESTED,
                Journal.V,
                state,
                byCity);
    }

    /** However batches are cut, repeated and shuffled, the books end as if they had come in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void order_and_repetition_of_batches_do_not_matter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            journal.deposit("d-" + i, "A0" + i, "YT000" + i, CODE);
            if (random.nextBoolean()) {
                journal.pickup("d-" + i, "A0" + i);
            }
        }
        List<JournalBatch> batches = new ArrayList<>();
        for (long first = 1; first <= journal.head(); ) {
            long last = Math.min(journal.head(), first + random.nextInt(5));
            batches.add(journal.batch(first, last));
            batches.add(journal.batch(Math.max(1, first - random.nextInt(3)), last));
            first = last + 1;
        }
        Collections.shuffle(batches, random);
        batches.forEach(batch -> intake().take(LOCKER, batch));

        MemoryBooks straight = new MemoryBooks();
        straight.enrol(LOCKER, 1);
        new Intake(straight).take(LOCKER, journal.all());
        assertThat(cursor()).isEqualTo(straight.cursor(LOCKER));
        straight.parcels(LOCKER)
                .deliveries()
                .forEach(expected -> assertThat(find(expected.delivery())).contains(expected));
        straight.fleet(LOCKER)
                .places()
                .forEach(expected -> assertThat(custody(expected.compartment())).isEqualTo(expected.custody()));
    }

    @Test
    void a_birth_that_a_broker_kept_takes_no_mode_back_in() {
        Status.Birth kept = birth(0, new Status.Place("A01", "M", "EMPTY", "IN_SERVICE", "CLOSED"));
        intake().born(LOCKER, kept);
        journal.add(new Fact.ModeChanged(Fact.Mode.STORAGE_DEGRADED, false, ""));
        intake().take(LOCKER, journal.all());
        intake().born(LOCKER, kept);
        assertThat(modes()).isEmpty();
        assertThat(alarms()).isEmpty();
    }

    /** A clock that is trusted again is no entry: the locker says it in a further birth of the session. */
    @Test
    void a_further_birth_of_a_session_says_which_modes_are_over_and_which_have_come_again() {
        intake().born(LOCKER, birth(0, List.of("TIME_SUSPECT"), 1));
        assertThat(modes()).containsExactly("TIME_SUSPECT");
        assertThat(alarms()).containsExactly("TIME_SUSPECT ");
        intake().born(LOCKER, birth(0, List.of(), 2));
        assertThat(modes()).isEmpty();
        assertThat(alarms()).isEmpty();
        intake().born(LOCKER, birth(0, List.of("TIME_SUSPECT"), 3));
        assertThat(modes()).containsExactly("TIME_SUSPECT");
        assertThat(alarms()).as("again, before any other entry").containsExactly("TIME_SUSPECT ");
        intake().born(LOCKER, birth(0, List.of(), 2));
        assertThat(modes()).as("what another bridge hears late is known").containsExactly("TIME_SUSPECT");
    }

    @Test
    void what_somebody_must_look_at_is_raised_once_and_cleared() {
        journal.deposit("d-1", "A01", "YT0001", CODE);
        journal.add(
                new Fact.DoorForced("A02"),
                new Fact.BoardLost("1", List.of("A01", "A02"), 60_000),
                new Fact.CompartmentBlocked("A03", Fact.BlockReason.DIRTY),
                new Fact.CompartmentBlocked("A04", Fact.BlockReason.STAFF),
                new Fact.ModeChanged(Fact.Mode.RECOVERING, true, ""),
                new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, true, ""));
        intake().take(LOCKER, journal.all());
        assertThat(alarms()).containsExactly("BLOCKED A03", "BOARD_LOST 1", "DOOR_FORCED A02", "HATCH_OPEN ");
        journal.add(
                new Fact.BoardBack("1", List.of("A01", "A02")),
                new Fact.ServiceChanged("A03", "tech-1", true, ""),
                new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, false, ""));
        intake().take(LOCKER, journal.all());
        assertThat(alarms()).containsExactly("DOOR_FORCED A02");
    }

    @Test
    void a_door_that_stands_open_is_an_alarm_until_it_is_shut() {
        journal.add(
                new Fact.AuditAuthorised("o-1", "A01", null, "tech-1", null, null),
                new Fact.DoorOpened("o-1", 300),
                new Fact.DoorLeftOpen("o-1", false));
        intake().take(LOCKER, journal.all());
        assertThat(alarms()).containsExactly("LEFT_OPEN A01");
        journal.add(new Fact.DoorClosedLate("o-1", 200_000));
        intake().take(LOCKER, journal.all());
        assertThat(alarms()).isEmpty();
    }

    @Test
    void a_journal_that_is_projected_anew_raises_nothing_twice_and_ends_nothing_that_came_later() {
        journal.add(
                new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, true, ""),
                new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, false, ""),
                new Fact.BoardLost("1", List.of("A01"), 60_000),
                new Fact.BoardBack("1", List.of("A01")),
                new Fact.BoardLost("1", List.of("A01"), 60_000));
        intake().take(LOCKER, journal.all());
        intake().replay(LOCKER);
        assertThat(alarms()).containsExactly("BOARD_LOST 1");
        journal.add(new Fact.BoardBack("1", List.of("A01")));
        intake().take(LOCKER, journal.all());
        assertThat(alarms()).isEmpty();
    }

    @Test
    void a_birth_tells_all_modes_and_which_doors_are_sound() {
        journal.add(
                new Fact.ModeChanged(Fact.Mode.MAINS_LOST, true, ""),
                new Fact.CompartmentBlocked("A01", Fact.BlockReason.BROKEN),
                new Fact.DoorForced("A02"));
        intake().take(LOCKER, journal.all());
        intake().born(LOCKER, birth(3, new Status.Place("A01", "M", "EMPTY", "IN_SERVICE", "CLOSED")));
        assertThat(alarms())
                .as("of a forced door a birth says nothing")
                .containsExactly("DOOR_FORCED A02", "STORAGE_DEGRADED ");
    }

    private List<String> alarms() {
        return books().locked(
                        LOCKER,
                        page -> page.fleet().alarms().standing().stream()
                                .map(cause -> cause.kind() + " " + cause.subject())
                                .toList());
    }

    private static Status.Birth birth(long head, Status.Place place) {
        return birth(head, List.of(place), List.of("STORAGE_DEGRADED"), head);
    }

    private static Status.Birth birth(long head, List<String> modes, long wallMillis) {
        return birth(head, List.of(), modes, wallMillis);
    }

    private static Status.Birth birth(long head, List<Status.Place> places, List<String> modes, long wallMillis) {
        return new Status.Birth(
                1,
                "nonce",
                "1.0",
                1,
                head,
                0,
                0,
                parcellocker.contract.entry.Stamp.Clock.TRUSTED,
                wallMillis,
                places,
                "",
                modes,
                null);
    }

    private Cursor cursor() {
        return books().locked(LOCKER, Books.Page::cursor);
    }

    private java.util.Optional<parcellocker.bridge.parcels.Delivery> find(String delivery) {
        return books().locked(LOCKER, page -> page.parcels().delivery(delivery));
    }

    private State state(String delivery) {
        return find(delivery).orElseThrow().state();
    }

    private java.util.List<String> modes() {
        return books().locked(LOCKER, page -> page.fleet().modes());
    }

    private String custody(String compartment) {
        return books().locked(LOCKER, page -> page.fleet().place(compartment))
                .orElseThrow()
                .custody();
    }

    private List<String> unread() {
        return books().locked(LOCKER, page -> page.applied(0, 0)).stream()
                .<String>mapMulti((stored, out) -> {
                    String unread = stored.unread();
                    if (unread != null) {
                        out.accept(unread);
                    }
                })
                .toList();
    }

    private static void assertRefused(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
