package parcellocker.bridge.parcels;

import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Stamp;

/**
 * Help that somebody asked for at a locker. Its number is what the person read; epoch and sequence are what it is known by.
 *
 * @param concern a name of {@link parcellocker.contract.entry.Fact.Concern}
 * @param delivery the one they had a credential of, if any
 * @param compartment the door they stood at, if any
 */
public record Ticket(
        long epoch,
        long seq,
        String number,
        String concern,
        @Nullable String delivery,
        @Nullable String compartment,
        Stamp stamp) {}
