package parcellocker.sim.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Setup;
import parcellocker.sim.disk.DeepDisk;

/** The locker whose store is put to the proof. */
final class Furniture {
    private static final int COMPARTMENTS = 48;
    private static final String LOCKER = "crash";
    private static final Cabinet CABINET = Cabinet.of(IntStream.rangeClosed(1, COMPARTMENTS)
            .mapToObj(Furniture::compartment)
            .toList());

    static final Setup SETUP = new Setup(LOCKER, CABINET, Profile.standard(ConsentPolicy.ATTEST));
    static final DeepDisk.Owner OWNER = new DeepDisk.Owner(LOCKER, 1, CABINET);

    private Furniture() {}

    private static Compartment compartment(int n) {
        return new Compartment(
                new CompartmentId(String.format(Locale.ROOT, "A%02d", n)),
                List.of(Size.values()).get(n % Size.values().length),
                Zone.AMBIENT,
                400,
                new Lock(new BoardId("b1"), new Channel(n), Contact.CLOSED_IS_1));
    }
}
