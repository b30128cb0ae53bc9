package parcellocker.agent.delivery;

import java.util.List;
import parcellocker.agent.cabinet.CompartmentId;

/** A stay of one or more parcels of one recipient in one compartment. */
public record Delivery(
        DeliveryId id,
        List<Waybill> waybills,
        CourierId courier,
        PersonRef recipient,
        CompartmentId compartment,
        Basis basis,
        State state,
        Verifier code,
        Access access) {
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

    public Delivery with(State next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, next, code, access);
    }

    public Delivery with(Access next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, state, code, next);
    }

    public Delivery with(Verifier next) {
        return new Delivery(id, waybills, courier, recipient, compartment, basis, state, next, access);
    }
}
