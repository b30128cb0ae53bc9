package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import parcellocker.contract.topic.LockerId;

/**
 * What a seed draws first: the furniture, the rules, the length.
 *
 * @param faultMillis how long faults come before the world heals
 */
record Options(Setup setup, long faultMillis) {

    /** Its name, in every world. */
    static final String LOCKER = "sim-locker";

    static final LockerId ID = new LockerId(LOCKER);

    static Options drawn(Chance chance) {
        int doors = (int) chance.between(4, chance.happens(0.7) ? 12 : 24);
        int boards = (int) chance.between(1, 3);
        List<Compartment> built = new ArrayList<>();
        for (int n = 1; n <= doors; n++) {
            BoardId board = new BoardId("b" + (n % boards + 1));
            built.add(new Compartment(
                    new CompartmentId(String.format(Locale.ROOT, "A%02d", n)),
                    chance.pick(List.of(Size.values())),
                    Zone.AMBIENT,
                    chance.happens(0.6) ? 400 : 1_500,
                    new Lock(board, new Channel(n), Contact.CLOSED_IS_1)));
        }
        ConsentPolicy consent = chance.happens(0.2) ? ConsentPolicy.STRICT : ConsentPolicy.ATTEST;
        int share = chance.happens(0.3) ? (int) chance.between(20, 60) : 100;
        Profile profile = Profile.standard(consent)
                .sharing(share)
                .grace(grace(chance.fork("grace")))
                .caretaking(help(chance.fork("help")));
        return new Options(new Setup(LOCKER, Cabinet.of(built), profile), chance.between(500_000, 1_200_000));
    }

    /** Short in some worlds, so that people outlast it. */
    private static long grace(Chance chance) {
        long usual = Profile.standard(ConsentPolicy.STRICT).graceMillis();
        return chance.happens(0.25) ? chance.between(15_000, 60_000) : usual;
    }

    /** Little in some worlds, so that caretakers and tickets come to its end. */
    private static Profile.Caretaking help(Chance chance) {
        return chance.happens(0.3)
                ? new Profile.Caretaking((int) chance.between(0, 2), chance.between(60_000, 600_000))
                : Profile.Caretaking.STANDARD;
    }
}
