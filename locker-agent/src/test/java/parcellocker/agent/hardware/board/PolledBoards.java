package parcellocker.agent.hardware.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.DoorSeen;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** Boards b1, b2, ... of any family on one line in virtual time; door A01 hangs on the first one's first channel, B09 on its ninth. */
final class PolledBoards {
    static final CompartmentId A01 = new CompartmentId("A01");
    static final CompartmentId B09 = new CompartmentId("B09");

    final ScriptedChannel channel = new ScriptedChannel();
    final Cabinet cabinet;
    final List<WatchedBoard> boards = new ArrayList<>();
    final BoardPolling polling;
    private final List<Input> told = new ArrayList<>();
    private final Facts facts = new Facts(told::add);
    private final Wire wire = new Wire(channel, new WireSettings(5, WireSettings.Echo.NONE), channel);

    PolledBoards(List<Integer> channelsOfFirst, BoardProtocol... protocols) {
        List<Compartment> doors =
                channelsOfFirst.stream().map(PolledBoards::door).toList();
        cabinet = Cabinet.of(doors);
        for (int i = 0; i < protocols.length; i++) {
            List<DoorWatch> mine = i == 0 ? doors.stream().map(DoorWatch::new).toList() : List.of();
            boards.add(new WatchedBoard(
                    new WiredBoard(new BoardId("b" + (i + 1)), protocols[i]), mine, Pace.standard(), facts));
        }
        polling = new BoardPolling(boards, Pace.standard(), new CoilSupply(300), channel);
        polling.connected();
    }

    private static Compartment door(int number) {
        CompartmentId id = number == 1 ? A01 : B09;
        return new Compartment(
                id, Size.S, Zone.AMBIENT, 1_000, new Lock(new BoardId("b1"), new Channel(number), Contact.CLOSED_IS_1));
    }

    /** The one poll that is due, whenever that is. */
    void poll() throws IOException, InterruptedException {
        channel.pass(Math.max(0, polling.dueAt() - channel.millis()));
        polling.poll(wire);
    }

    /** Polls when due, until that much time has passed. */
    void run(long millis) throws IOException, InterruptedException {
        long end = channel.millis() + millis;
        while (polling.dueAt() <= end) {
            poll();
        }
    }

    Outcome release(CompartmentId id) throws IOException, InterruptedException {
        return release(id, false);
    }

    Outcome release(CompartmentId id, boolean isStiff) throws IOException, InterruptedException {
        Effect.Pulse pulse = new Effect.Pulse(ToyBoard.opening(1), id, channel.millis() + 5_000, isStiff);
        return polling.release(wire, pulse, cabinet.compartment(id).lock());
    }

    WatchedBoard first() {
        return boards.getFirst();
    }

    Bytes lastWritten() {
        return channel.written().getLast();
    }

    /** What was told of that door last. */
    DoorSeen seen(CompartmentId id) {
        facts.handOver();
        return told.stream()
                .filter(DoorSeen.class::isInstance)
                .map(DoorSeen.class::cast)
                .filter(seen -> seen.compartment().equals(id))
                .reduce((former, latter) -> latter)
                .orElseThrow(() -> new AssertionError("nothing told of " + id));
    }
}
