package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Book;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.MemoryBooks;
import parcellocker.contract.status.Status;
import parcellocker.contract.wire.JournalBatch;

/** S-21, L-9: what the city shows is the fold of the journal, whatever was doubled, reordered or killed on the way. */
final class Projection {
    private static final int BATCH = 40;
    private final MemoryBooks books;

    /** {@code books}: the city's, after everything. */
    Projection(MemoryBooks books) {
        this.books = books;
    }

    void demand(World world, Book book) {
        MemoryBooks smooth = undisturbed(world.disk().journal());
        Violation.unless(
                books.cursor(Options.ID).equals(smooth.cursor(Options.ID)), "S-21", () -> "the city's cursor differs");
        Violation.unless(
                books.parcels(Options.ID)
                        .deliveries()
                        .equals(smooth.parcels(Options.ID).deliveries()),
                "S-21",
                () -> "the city's deliveries are not the fold of the journal");
        Violation.unless(
                books.parcels(Options.ID)
                        .events()
                        .equals(smooth.parcels(Options.ID).events()),
                "S-21",
                () -> "the city's history is not the journal's");
        for (Status.Place place : books.fleet(Options.ID).places()) {
            shown(place, book);
        }
    }

    private static void shown(Status.Place place, Book book) {
        CompartmentId id = new CompartmentId(place.compartment());
        Violation.unless(
                place.custody().equals(book.custody(id).word()),
                "L-9",
                () -> "the city shows " + place + ", the book has " + book.custody(id));
    }

    /** The same journal over a way on which nothing goes wrong. */
    private static MemoryBooks undisturbed(List<Line> journal) {
        MemoryBooks smooth = new MemoryBooks();
        smooth.enrol(Options.ID, 1);
        Intake intake = new Intake(smooth);
        for (int from = 0; from < journal.size(); from += BATCH) {
            List<Line> lines = journal.subList(from, Math.min(journal.size(), from + BATCH));
            List<JournalBatch.Attachment> seals = new ArrayList<>();
            lines.forEach(line ->
                    line.secrets().forEach(seal -> seals.add(new JournalBatch.Attachment(seal.name(), seal.text()))));
            intake.take(
                    Options.ID,
                    new JournalBatch(
                            Options.LOCKER,
                            1,
                            from + 1L,
                            lines.getFirst().prev(),
                            lines.stream().map(Line::body).toList(),
                            seals));
        }
        return smooth;
    }
}
