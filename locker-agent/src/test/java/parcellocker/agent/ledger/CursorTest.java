package parcellocker.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CursorTest {
    private static final Cursor CURSOR = new Cursor(4, 10, 5);

    @Test
    void anAckMovesForwardOnly() {
        assertThat(CURSOR.acknowledged(4, 8)).isEqualTo(new Cursor(4, 10, 8));
        assertThat(CURSOR.acknowledged(4, 10)).isEqualTo(new Cursor(4, 10, 10));
        assertThat(CURSOR.acknowledged(4, 5)).isSameAs(CURSOR);
        assertThat(CURSOR.acknowledged(4, 0)).isSameAs(CURSOR);
    }

    @Test
    void anAckPastTheHeadOrOfAnotherEpochChangesNothing() {
        assertThat(CURSOR.acknowledged(4, 11)).isSameAs(CURSOR);
        assertThat(CURSOR.acknowledged(4, Long.MAX_VALUE)).isSameAs(CURSOR);
        assertThat(CURSOR.acknowledged(3, 8)).isSameAs(CURSOR);
        assertThat(CURSOR.acknowledged(5, 8)).isSameAs(CURSOR);
    }

    @Test
    void aWelcomeSetsTheCursorBackAndForth() {
        assertThat(CURSOR.welcomed(4, 0)).isEqualTo(new Cursor(4, 10, 0));
        assertThat(CURSOR.welcomed(4, 10)).isEqualTo(new Cursor(4, 10, 10));
    }

    @Test
    void aWelcomeThatSpeaksOfAnotherJournalChangesNothing() {
        assertThat(CURSOR.welcomed(5, 7)).isSameAs(CURSOR);
        assertThat(CURSOR.welcomed(4, 11)).isSameAs(CURSOR);
        assertThat(CURSOR.welcomed(4, -1)).isSameAs(CURSOR);
    }

    @Test
    void commitsMoveTheHeadAlone() {
        assertThat(Cursor.start(4).grown(3).grown(2)).isEqualTo(new Cursor(4, 5, 0));
    }

    @Test
    void nothingIsAckedThatWasNotCommitted() {
        assertThatThrownBy(() -> new Cursor(1, 3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cursor(1, 3, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
