package parcellocker.sim.world;

import parcellocker.agent.runtime.City;
import parcellocker.contract.command.SignedCommand;

/** The locker's end of the way to the city. */
interface Uplink extends City {
    /** A process has begun. */
    void boot();

    /** The process is gone. */
    void died();

    /** The network goes or comes. */
    void link(boolean isUp);

    /** Nonce of the latest session, as the city was told it. */
    String session();

    /** A command sets out for the locker; {@code retained}: as one that the broker kept. */
    void command(SignedCommand signed, boolean retained);

    /** An operator's command through the city, which says it again until it is answered or over. */
    void orders(SignedCommand signed);
}
