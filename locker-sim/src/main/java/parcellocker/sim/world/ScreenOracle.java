package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.Page;
import parcellocker.contract.problem.Problem;

/** S-17: the screen tells the truth: what it says is done is on disk. */
final class ScreenOracle implements Oracle {
    private static final String RULE = "S-17";
    private final World world;
    private Optional<Page> last = Optional.empty();
    /** What was shown before the help that is shown now, if it tells of the past. */
    private Optional<Page> past = Optional.empty();

    private final SortedSet<String> tickets = new TreeSet<>();
    private int read;
    private long wrongShown;
    private long wrongOnDisk;
    private long wrongPairsShown;
    private long wrongPairsOnDisk;

    ScreenOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.GuessFailed failed && failed.guess() == Entry.Guess.CODE) {
            wrongOnDisk++;
        } else if (line.entry() instanceof Entry.GuessFailed failed && failed.guess() == Entry.Guess.CODE_AND_TAIL) {
            wrongPairsOnDisk++;
        } else if (line.entry() instanceof Entry.TicketOpened ticket) {
            tickets.add(ticket.ticket());
        }
    }

    @Override
    public void check() {
        while (read < world.machine().shown().size()) {
            Page next = world.machine().shown().get(read++).page();
            boolean isKnown = last.equals(Optional.of(next)) || past.equals(Optional.of(next));
            if (!isKnown) {
                page(next, world.disk().load());
            }
            last = Optional.of(next);
            if (!leadsBack(next)) {
                past = last.filter(ScreenOracle::isPast);
            }
        }
        Violation.unless(
                wrongShown <= wrongOnDisk && wrongPairsShown <= wrongPairsOnDisk,
                "S-14",
                () -> "an answer was shown before it was counted");
    }

    /** Help and its number are left again for what was shown before. */
    private static boolean leadsBack(Page page) {
        return page instanceof Page.Help || page instanceof Page.Ticket;
    }

    /**
     * Who comes back from help to one of these reads what has been done, and was judged when it was shown first: what was authorised
     * since is no lie of it. Every other page says what is, and is judged each time.
     */
    private static boolean isPast(Page page) {
        return page instanceof Page.PickedUp || page instanceof Page.Receipt;
    }

    private void page(Page page, Book book) {
        switch (page) {
            case Page.Opening p -> is(book, p.compartment(), Opening.State.AUTHORISED);
            case Page.TakeParcel p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.PutParcelIn p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.LookInside p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.TakeOut p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.PickedUp p -> {
                is(book, p.compartment(), Opening.State.CLOSED);
                at(book, p.compartment(), Delivery.State.COLLECTED);
            }
            case Page.TakenBack p -> at(book, p.compartment(), Delivery.State.REFUSED);
            case Page.CourierHome p ->
                p.last().ifPresent(stored -> at(book, stored.compartment(), Delivery.State.STORED));
            case Page.PutMailIn p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.TakeMailIn p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.Receipt p -> {
                is(book, p.compartment(), Opening.State.CLOSED);
                sent(book, p.compartment());
            }
            case Page.Looked p -> {
                if (p.inside().equals(Optional.of(true)) && isSent(book, p.compartment())) {
                    sent(book, p.compartment());
                } else if (p.inside().equals(Optional.of(true))) {
                    boolean refused = there(book, p.compartment()).contains(Delivery.State.REFUSED);
                    at(book, p.compartment(), refused ? Delivery.State.REFUSED : Delivery.State.STORED);
                }
            }
            case Page.Refusal p -> {
                wrongShown += p.problem() == Problem.CODE_WRONG ? 1 : 0;
                wrongPairsShown += p.problem() == Problem.CODE_AND_TAIL_WRONG ? 1 : 0;
            }
            case Page.LeftOpen p -> blocked(book, p);
            case Page.DidNotOpen ignored -> {}
            case Page.DidItOpen p -> is(book, p.compartment(), Opening.State.NO_FEEDBACK);
            case Page.OpenedRemotely p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.SayWhatIsInside p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.TechnicianHome ignored -> {}
            case Page.Alarms p -> uncertain(book, p);
            case Page.DoorMap p -> p.places().forEach(place -> stands(book, place));
            case Page.Condition ignored -> {}
            case Page.Stick ignored -> {}
            case Page.Inspect ignored -> {}
            case Page.ApprovalNeeded ignored -> {}
            case Page.Help ignored -> {}
            case Page.Ticket p ->
                Violation.unless(
                        tickets.contains(p.number()), RULE, () -> "ticket " + p.number() + " is shown, not written");
            case Page.LostCode ignored -> {}
            case Page.PhoneTail ignored -> {}
            case Page.CaretakerHome ignored -> {}
            case Page.HandOver p -> is(book, p.compartment(), Opening.State.OPEN);
            case Page.HandOverDone p -> is(book, p.compartment(), Opening.State.CLOSED);
            case Page.LeaveLonger ignored -> {}
            case Page.Stay p -> stays(book, p);
            case Page.CallHelpDesk ignored -> {}
            case Page.Home ignored -> {}
            case Page.PrepareMailIn ignored -> {}
            case Page.Collection p -> p.waiting().forEach(one -> isHere(book, one));
            case Page.Cleaning ignored -> {}
            case Page.OneMoment ignored -> {}
            case Page.CourierSignIn ignored -> {}
            case Page.AttestConsent ignored -> {}
            case Page.CorrectPhone ignored -> {}
            case Page.ChooseSize ignored -> {}
        }
    }

    /** What the screen promises is on the disk: nobody's time ends before it, and a promise is no longer than the book says. */
    private static void stays(Book book, Page.Stay page) {
        boolean kept = book.deliveries().values().stream()
                .filter(delivery -> delivery.compartment().equals(page.compartment()))
                .flatMap(delivery -> delivery.storage().stream())
                .anyMatch(clock -> clock.limitMillis() - clock.countedMillis() >= page.leftMillis()
                        && (!page.agreed() || clock.extensions().used() > 0));
        Violation.unless(kept, RULE, () -> page + " is promised, not written");
    }

    private static boolean isSent(Book book, CompartmentId where) {
        return book.custody(where).about().filter(book.mailIns()::has).isPresent();
    }

    private static void sent(Book book, CompartmentId where) {
        boolean stored = book.custody(where)
                .about()
                .flatMap(id -> book.mailIns().find(id))
                .filter(mailIn -> mailIn.state() == MailIn.State.STORED)
                .isPresent();
        Violation.unless(stored, RULE, () -> "a sent parcel is shown in " + where + ", the book has none");
    }

    private static void isHere(Book book, Page.Waiting one) {
        boolean here =
                book.mailIns().find(one.delivery()).filter(MailIn::isHere).isPresent();
        Violation.unless(here, RULE, () -> one + " is shown to be collected");
    }

    private static void is(Book book, CompartmentId where, Opening.State state) {
        Optional<Opening.State> known = book.openingOf(where).map(Opening::state);
        Violation.unless(
                known.equals(Optional.of(state)), RULE, () -> where + " is shown " + state + ", the book has " + known);
    }

    private static void at(Book book, CompartmentId where, Delivery.State state) {
        List<Delivery.State> there = there(book, where);
        Violation.unless(there.contains(state), RULE, () -> where + " is shown " + state + ", the book has " + there);
    }

    private static List<Delivery.State> there(Book book, CompartmentId where) {
        return book.deliveries().values().stream()
                .filter(delivery -> delivery.compartment().equals(where))
                .map(Delivery::state)
                .toList();
    }

    private static void uncertain(Book book, Page.Alarms page) {
        List<String> known = book.compartments().asMap().entrySet().stream()
                .filter(one -> one.getValue().custody() instanceof Custody.Uncertain)
                .map(one -> one.getKey().value())
                .toList();
        List<String> shown = page.alarms().stream()
                .filter(alarm -> alarm.problem() == Problem.CONTENT_UNCERTAIN)
                .flatMap(alarm -> alarm.where().stream())
                .toList();
        Violation.unless(
                shown.size() == known.size() && shown.containsAll(known),
                RULE,
                () -> shown + " are shown uncertain, the book has " + known);
    }

    private static void stands(Book book, Page.Place place) {
        String known = book.custody(place.compartment()).word();
        Violation.unless(
                known.equals(place.custody()),
                RULE,
                () -> place.compartment() + " is shown " + place.custody() + ", the book has " + known);
    }

    private static void blocked(Book book, Page.LeftOpen page) {
        boolean late = page.problem() == Problem.DEPOSIT_UNCERTAIN;
        boolean blocked = book.compartments().get(page.compartment()).blocked().isPresent();
        Violation.unless(late || blocked, RULE, () -> page.compartment() + " is shown out of use");
    }
}
