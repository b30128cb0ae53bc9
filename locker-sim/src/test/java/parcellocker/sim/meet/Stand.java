package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;

/** One board of a meeting, with its doors. Locks of both kinds are built in: those of even channels close their contact when open. */
final class Stand {
    private final Make make;
    private final BoardId id;
    private final char letter;
    private final int address;
    private final Plant plant;
    private final VirtualBoard board;
    private final Map<Integer, Integer> asked = new TreeMap<>();
    private boolean isForged;

    Stand(Meeting meeting, Cable cable, Make make, int index, int address) {
        this.make = make;
        this.address = address;
        id = new BoardId("b" + (index + 1));
        letter = (char) ('A' + index);
        List<ContactSense> senses = new ArrayList<>();
        for (int channel = 1; channel <= make.channels(); channel++) {
            senses.add(isOpen1(channel) ? ContactSense.OPEN_IS_1 : ContactSense.CLOSED_IS_1);
        }
        Chance chance = new Chance(index + 7);
        plant = new Plant(meeting.time, chance.fork("plant"), senses, meeting.supply);
        board = make.board(address, cable.hookup(plant), chance.fork("board"));
        meeting.supply.feeds(board);
        for (int channel = 1; channel <= make.channels(); channel++) {
            meeting.watcher.watch(door(channel), plant, channel);
        }
    }

    private static boolean isOpen1(int channel) {
        return channel % 2 == 0;
    }

    Make make() {
        return make;
    }

    BoardId id() {
        return id;
    }

    int address() {
        return address;
    }

    Plant plant() {
        return plant;
    }

    VirtualBoard board() {
        return board;
    }

    WiredBoard wired() {
        return new WiredBoard(id, make.protocol(address));
    }

    CompartmentId door(int channel) {
        return new CompartmentId(String.format(Locale.ROOT, "%c%02d", letter, channel));
    }

    List<CompartmentId> doors() {
        return IntStream.rangeClosed(1, make.channels()).mapToObj(this::door).toList();
    }

    List<Compartment> compartments() {
        return IntStream.rangeClosed(1, make.channels())
                .mapToObj(channel -> new Compartment(
                        door(channel),
                        Size.S,
                        Zone.AMBIENT,
                        500,
                        new Lock(id, new Channel(channel), isOpen1(channel) ? Contact.OPEN_IS_1 : Contact.CLOSED_IS_1)))
                .toList();
    }

    /** The doors that stand open. */
    List<CompartmentId> open() {
        return IntStream.rangeClosed(1, make.channels())
                .filter(plant::isOpen)
                .mapToObj(this::door)
                .toList();
    }

    void shutAll() {
        for (int channel = 1; channel <= make.channels(); channel++) {
            plant.pushShut(channel);
        }
    }

    void isAsked(int channel) {
        asked.merge(channel, 1, Integer::sum);
    }

    /** Somebody else releases its locks: that its coils fire unasked is no driver's doing. */
    void isForged() {
        isForged = true;
    }

    long fired(int door) {
        return plant.pulses().stream().filter(pulse -> pulse.channel() == door).count();
    }

    long vain(int door) {
        return plant.vainPulses().stream()
                .filter(pulse -> pulse.channel() == door)
                .count();
    }

    void assertOnlyAsked() {
        for (int channel = 1; channel <= make.channels() && !isForged; channel++) {
            assertThat(fired(channel) + vain(channel))
                    .as("pulses of %s", door(channel))
                    .isLessThanOrEqualTo(asked.getOrDefault(channel, 0));
        }
    }

    void heal() {
        board.faults().heal();
        board.readdress(address);
        for (int channel = 1; channel <= make.channels(); channel++) {
            plant.trouble(channel, Trouble.NONE);
            plant.straighten(channel);
        }
    }
}
