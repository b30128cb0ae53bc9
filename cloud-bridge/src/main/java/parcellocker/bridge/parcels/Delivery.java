package parcellocker.bridge.parcels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Verifier;

/**
 * A stay of parcels of one recipient in one compartment.
 *
 * @param code verifier of the pickup code: the locker's own, of no use without its key
 * @param codeSeal name of the sealed pickup code
 * @param phoneSeal name of the sealed person, if the courier typed a phone
 * @param begunMillis Unix time at the authorisation, as the locker believed
 * @param begunSeq journal sequence of the authorisation
 */
public record Delivery(
        String delivery,
        State state,
        String compartment,
        List<String> waybills,
        String courier,
        String recipient,
        Basis basis,
        Verifier code,
        String codeSeal,
        @Nullable String phoneSeal,
        long begunMillis,
        long begunSeq) {
    public Delivery {
        waybills = List.copyOf(waybills);
    }

    Delivery in(State next) {
        return with(next, code, codeSeal);
    }

    Delivery withCode(Verifier verifier, String seal) {
        return with(state, verifier, seal);
    }

    private Delivery with(State next, Verifier verifier, String seal) {
        return new Delivery(
                delivery,
                next,
                compartment,
                waybills,
                courier,
                recipient,
                basis,
                verifier,
                seal,
                phoneSeal,
                begunMillis,
                begunSeq);
    }
}
