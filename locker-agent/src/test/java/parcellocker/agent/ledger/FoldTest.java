package parcellocker.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Book;

final class FoldTest {
    @Test
    void theJournalFoldedIsTheBookThatWasWritten() {
        TreeSet<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 300; seed++) {
            Histories history = new Histories(new Random(seed)).enrolling();
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                Histories.Event next = history.next();
                seen.add(next.entry().getClass().getSimpleName());
                bodies.add(EntryCodec.write(new EntryCodec.Line(1, i + 1L, next.stamp(), next.entry())));
            }
            assertThat(Fold.of(Book.empty(Histories.CABINET), bodies)).isEqualTo(history.book());
        }
        // A checkpoint holds the hash of the tables, which the store alone knows: its own tests fold from it.
        assertThat(seen)
                .as("kinds in the histories")
                .hasSize(parcellocker.agent.locker.Entry.class.getPermittedSubclasses().length - 1);
    }
}
