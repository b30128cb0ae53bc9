package parcellocker.agent.uplink;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.runtime.Clock;
import parcellocker.agent.runtime.Inbox;

/**
 * The rest of the agent, as far as the line to the city needs it. All of it may be called from the line's thread.
 *
 * @param locker the locker as last adopted
 * @param clock its fresh bytes are the session nonces
 * @param connects a new and larger number at each connection, see {@link ConnectCounter}
 * @param settings what is wrong with a configuration's body over this locker's own file, each with its number; it may read files
 * @param cityTime takes the city's Unix milliseconds at each welcome
 */
public record Agent(
        Journal journal,
        Supplier<Locker> locker,
        Inbox inbox,
        Clock clock,
        LongSupplier connects,
        LongConsumer cityTime,
        Function<String, List<String>> settings) {
    /** One whose own file is not looked at. */
    public Agent(
            Journal journal,
            Supplier<Locker> locker,
            Inbox inbox,
            Clock clock,
            LongSupplier connects,
            LongConsumer cityTime) {
        this(journal, locker, inbox, clock, connects, cityTime, body -> List.of());
    }

    long now() {
        return clock.now().uptimeMillis();
    }
}
