package parcellocker.agent.delivery;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * A stay of one or more parcels of one recipient in one compartment.
 *
 * @param storage empty until the recipient has been told
 */
public record Delivery(
        DeliveryId id,
        List<Waybill> waybills,
        CourierId courier,
        PersonRef recipient,
        CompartmentId compartment,
        Basis basis,
        State state,
        Verifier code,
        Access access,
        Optional<StorageClock> storage) {
    public enum State {
        /** Authorised; the door may be open. */
        LOADING,
        STORED,
        /** A parcel may or may not be inside; the courier or a technician must look. */
        UNSURE,
        COLLECTED,
        /** The recipient put it back; a courier must take it. */
        REFUSED
    }

    public Delivery {
        waybills = List.copyOf(waybills);
    }

    /** One that has just begun: nobody has been told. */
    public static Delivery begun(
            DeliveryId id,
            List<Waybill> waybills,
            CourierId courier,
            PersonRef recipient,
            CompartmentId compartment,
            Basis basis,
            State state,
            Verifier code,
            Access access) {
        return new Delivery(
                id, waybills, courier, recipient, compartment, basis, state, code, access, Optional.empty());
    }

    public Delivery with(State next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, next, code, access, storage);
    }

    public Delivery with(Access next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, state, code, next, storage);
    }

    public Delivery with(Verifier next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, state, next, access, storage);
    }

    /** For somebody else: the phone was typed wrongly. */
    public Delivery with(PersonRef next) {
        return new Delivery(id, waybills, courier, next, compartment, basis, state, code, access, storage);
    }

    public Delivery with(StorageClock next) {
        return new Delivery(
                id, waybills, courier, recipient, compartment, basis, state, code, access, Optional.of(next));
    }

    /** Whether a courier may take it out: its recipient refused it, or it has lain as long as it may. */
    public boolean isDueBack() {
        return state == State.REFUSED
                || (state == State.STORED && storage.filter(StorageClock::ended).isPresent());
    }
}
