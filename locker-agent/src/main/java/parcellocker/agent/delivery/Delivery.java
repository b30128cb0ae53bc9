package parcellocker.agent.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** A new code is drawn; what its recipient was told is good until they are told of this one. */
    public Delivery renewed(Verifier next) {
        return new Delivery(
                id, waybills, courier, recipient, compartment, basis, state, next, access.renewed(code), storage);
    }

    /** Its recipient has been told of the code of that hash. */
    public Delivery told(String hash) {
        return with(access.told(code, hash));
    }

    /** For somebody else: the phone was typed wrongly. What was replaced may be in a stranger's hand, and is over at once. */
    public Delivery with(PersonRef next) {
        return new Delivery(id, waybills, courier, next, compartment, basis, state, code, access.toldAnew(), storage);
    }

    /** What its recipient may know. */
    public List<KnownCode> codes() {
        return Stream.concat(Stream.of(code), access.former().stream())
                .map(one -> new KnownCode(id, one))
                .toList();
    }

    /** What somebody shows who typed that code: the code, or one that it replaced. */
    public CredentialRef shownBy(Verifier typed) {
        return typed.equals(code) ? CredentialRef.CODE : CredentialRef.former(typed);
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
