package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** After a soak: what the two books, the people and the cabinet say of each other. Prints the table; good if nothing is missing. */
final class Verdict {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** One kill in so many may find nothing done since the last. */
    private static final int MOST_IDLE_SHARE = 10;

    private final Parts parts;
    private final Trade trade;
    private final List<Killer> killers;
    private final Looks looks;
    private final List<String> faults = new ArrayList<>();

    Verdict(Parts parts, Trade trade, List<Killer> killers) {
        this.parts = parts;
        this.trade = trade;
        this.killers = killers;
        this.looks = new Looks(parts);
    }

    boolean isGood() {
        converged();
        if (trade.stored().isEmpty() || trade.collected().isEmpty()) {
            faults.add("nobody could use the locker");
        }
        killers.stream()
                .filter(killer -> killer.inIdleness() * MOST_IDLE_SHARE > killer.done())
                .forEach(killer -> faults.add(killer.part() + " was killed mostly in idleness, which proves nothing"));
        TwoBooks books = TwoBooks.read(
                () -> Ledger.of(parts.lockerBook().ask("select body from journal order by epoch, seq")),
                () -> Ledger.of(parts.cityBook().ask("select body from journal_entry order by epoch, seq")));
        Ledger locker = books.before();
        Ledger city = books.city();
        expect("entries that only one book has", books.onlyInOne(), 0);
        expect("told stored, not in the locker's book", missing(trade.stored(), locker.stored()), 0);
        expect("told stored, not in the city's book", missing(trade.stored(), city.stored()), 0);
        expect("told collected, not in the locker's book", missing(trade.collected(), locker.collected()), 0);
        expect("told collected, not in the city's book", missing(trade.collected(), city.collected()), 0);
        expect("deliveries collected twice", locker.collectedTwice() + city.collectedTwice(), 0);
        expect("city's projections of a delivery that are not its journal's", wrongProjections(city), 0);
        Pulses pulses = Pulses.of(parts.cabinet().doors());
        expect("pulses without an authorisation of that door within 5 s", pulses.unauthorised(locker), 0);
        expect("parcels in a compartment believed empty", forgotten(), 0);
        table(locker, pulses);
        return faults.isEmpty();
    }

    private void converged() {
        Await.until("everything is sent", PATIENCE, () -> looks.unsent().equals("all sent"));
        Await.until(
                "the books agree: " + looks.booksAgree(),
                PATIENCE,
                () -> looks.booksAgree().startsWith("same head"));
    }

    private void expect(String what, long found, long allowed) {
        System.out.printf("  %-66s %6d%n", what, found);
        if (found != allowed) {
            faults.add(what + ": " + found);
        }
    }

    private static long missing(Set<String> told, Set<String> known) {
        return told.stream().filter(waybill -> !known.contains(waybill)).count();
    }

    /** A delivery whose last word in the journal is "collected" must be collected in the city's tables. */
    private long wrongProjections(Ledger city) {
        return city.collected().stream()
                .filter(waybill -> !looks.cityState(waybill).equals("COLLECTED"))
                .count();
    }

    private long forgotten() {
        long forgotten = 0;
        for (JsonNode door : parts.cabinet().doors()) {
            boolean isEmpty = parts.lockerBook()
                    .ask(
                            "select custody from compartment where id = ?",
                            door.path("id").asText())
                    .equals(List.of("EMPTY"));
            forgotten += isEmpty ? door.path("contents").size() : 0;
        }
        return forgotten;
    }

    private void table(Ledger locker, Pulses pulses) {
        System.out.println();
        System.out.printf(
                "  %-10s %6s %14s %12s %12s%n", "part", "kills", "failed starts", "ended alone", "in idleness");
        killers.forEach(killer -> System.out.printf(
                "  %-10s %6d %14d %12d %12d%n",
                killer.part(), killer.done(), killer.failedStarts(), killer.endedAlone(), killer.inIdleness()));
        System.out.printf("%n  %s; %d entries, %d pulses%n", trade.progress(), locker.size(), pulses.size());
        trade.interruptions().forEach((why, times) -> System.out.printf("  %5d × %s%n", times, why));
        System.out.println(faults.isEmpty() ? "  Nothing lost, nothing twice." : "  FAILED: " + faults);
    }
}
