package parcellocker.bridge.parcels;

import parcellocker.contract.entry.Stamp;

/**
 * One line of a parcel's history.
 *
 * @param delivery empty before there is one
 * @param waybill empty if it concerns all parcels of the delivery
 * @param kind the fact's own name; what the fact adds stands in the journal alone
 */
public record Event(long epoch, long seq, String delivery, String waybill, String kind, Stamp stamp) {}
