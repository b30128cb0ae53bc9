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
 * @param overdue it has lain as long as it may; a courier may take it out, until then it is its recipient's
 * @param promisedMillis so long in all the locker has promised its recipient at the screen; 0 for nothing
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
        long begunSeq,
        boolean overdue,
        long promisedMillis) {
    public Delivery {
        waybills = List.copyOf(waybills);
    }

    Delivery in(State next) {
        return with(next, code, codeSeal, overdue, promisedMillis);
    }

    Delivery withCode(Verifier verifier, String seal) {
        return with(state, verifier, seal, overdue, promisedMillis);
    }

    Delivery overdue(boolean isOver) {
        return with(state, code, codeSeal, isOver, promisedMillis);
    }

    Delivery promised(long limitMillis) {
        return with(state, code, codeSeal, overdue, Math.max(promisedMillis, limitMillis));
    }

    /** For somebody else: the phone was typed wrongly. */
    Delivery corrected(String who, String seal) {
        return new Delivery(
                delivery,
                state,
                compartment,
                waybills,
                courier,
                who,
                basis,
                code,
                codeSeal,
                seal,
                begunMillis,
                begunSeq,
                overdue,
                promisedMillis);
    }

    private Delivery with(State next, Verifier verifier, String seal, boolean isOver, long promised) {
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
                begunSeq,
                isOver,
                promised);
    }
}
