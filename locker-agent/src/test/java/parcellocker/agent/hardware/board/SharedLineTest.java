package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.PolledBoards.A01;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.board.modbus.Profiles;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Guest;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;

/** Something else on a line of lock boards, in virtual time. */
class SharedLineTest {
    private static final Bytes READING = Bytes.ofHex("01 02 01 FF E1 C8");

    private final PolledBoards boards = new PolledBoards(List.of(1), Profiles.board(Profiles.flash(), 8));
    private final SharedLine line = new SharedLine(boards.polling, boards.channel);
    private final Wire wire = new Wire(boards.channel, new WireSettings(5, WireSettings.Echo.NONE), boards.channel);
    private final List<Long> asked = new ArrayList<>();
    private long every = 1_000;

    private final Guest guest = new Guest() {
        private long due = boards.channel.millis();

        @Override
        public int address() {
            return 9;
        }

        @Override
        public long dueAt() {
            return due;
        }

        @Override
        public Exchange.Result ask(Wire over) throws IOException, InterruptedException {
            asked.add(boards.channel.millis());
            due = boards.channel.millis() + every;
            return over.exchange(new Exchange(Bytes.ofHex("09 04"), 300, Exchange.WHENEVER, bytes -> false));
        }

        @Override
        public void lost() {
            asked.clear();
        }
    };

    SharedLineTest() {
        boards.channel.onWrite(request -> {
            if (request.at(0) == 1) {
                boards.channel.arrive(10, request.at(1) == 2 ? READING : request);
            }
        });
        line.add(guest);
    }

    private void run(long millis) throws Exception {
        long end = boards.channel.millis() + millis;
        while (line.dueAt() <= end) {
            boards.channel.pass(Math.max(0, line.dueAt() - boards.channel.millis()));
            line.poll(wire);
        }
    }

    private long readings() {
        return boards.channel.written().stream()
                .filter(frame -> frame.at(1) == 2)
                .count();
    }

    @Test
    void aGuestIsAskedAsOftenAsItWantsWhileNothingGoesOn() throws Exception {
        run(10_000);
        assertThat(asked.size()).isBetween(9, 11);
        assertThat(readings()).as("every 250 ms, or right after the guest").isGreaterThan(25);
    }

    @Test
    void whileADoorIsWatchedTheGuestWaits() throws Exception {
        run(1_000);
        asked.clear();
        long pulsedAt = boards.channel.millis();
        boards.release(A01);
        run(20_000);
        assertThat(asked.getFirst() - pulsedAt).isGreaterThanOrEqualTo(Pace.WATCH_MILLIS);
    }

    @Test
    void aGuestThatNeverFindsRoomIsAskedOnceBetweenTwoReadings() throws Exception {
        run(1_000);
        asked.clear();
        long began = boards.channel.millis();
        while (boards.channel.millis() < began + 30_000) {
            boards.release(A01); // its door is watched without end
            boards.channel.pass(500);
            run(1_500);
        }
        assertThat(asked).hasSizeBetween(2, 3);
        assertThat(asked.getFirst() - began).isBetween(SharedLine.PATIENCE_MILLIS, SharedLine.PATIENCE_MILLIS + 3_000);
    }

    @Test
    void aSecondBoardOfOneAddressIsFoundThoughTheGuestHearsItFirst() throws Exception {
        every = 0;
        boards.channel.onWrite(request -> {
            if (request.at(0) == 1) {
                boards.channel.arrive(10, READING);
                boards.channel.arrive(30, READING);
            }
        });
        run(5_000);
        assertThat(boards.first().counters().of(Fault.FOREIGN)).isGreaterThan(0);
    }

    @Test
    void aLineThatIsLostIsLostToItsGuestsToo() throws Exception {
        run(1_000);
        assertThat(asked).isNotEmpty();
        line.lost();
        assertThat(asked).isEmpty();
    }
}
