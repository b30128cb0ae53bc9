package parcellocker.agent.locker;

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

/** Cabinets to test with. */
final class Furniture {
    private Furniture() {}

    static Cabinet fourDoors() {
        return Cabinet.of(List.of(
                compartment("A01", Size.S, 1), compartment("A02", Size.S, 2),
                compartment("B01", Size.M, 3), compartment("C01", Size.L, 4)));
    }

    /** Two small ones out of reach of somebody who sits, and one medium one within it. */
    static Cabinet tall() {
        return Cabinet.of(List.of(at("A01", Size.S, 1, 1_700), at("A02", Size.S, 2, 1_500), at("B01", Size.M, 3, 800)));
    }

    static Compartment compartment(String id, Size size, int channel) {
        return at(id, size, channel, 300);
    }

    private static Compartment at(String id, Size size, int channel, int floor) {
        Lock lock = new Lock(new BoardId("1"), new Channel(channel), Contact.OPEN_IS_1);
        return new Compartment(new CompartmentId(id), size, Zone.AMBIENT, floor, lock);
    }
}
