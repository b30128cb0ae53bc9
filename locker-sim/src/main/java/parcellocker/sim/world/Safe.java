package parcellocker.sim.world;

import parcellocker.agent.delivery.Role;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;

/** What computes the vault's answers. */
interface Safe {
    Input answer(Effect.Ask question);

    /** What the help desk, which knows the key to it, says to a number that was shown to that person. */
    String helpDesk(Role role, String who, String challenge);
}
