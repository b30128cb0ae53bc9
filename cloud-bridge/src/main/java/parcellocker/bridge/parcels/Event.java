package parcellocker.bridge.parcels;

import parcellocker.contract.entry.Stamp;

/**
 * One line of a parcel's history.
 *
 * @param delivery empty before there is one
 * @param waybill empty if it concerns all parcels of the delivery
 * @param kind the fact's own name
 * @param detail what the fact adds, in words; no personal data
 */
public record Event(long epoch, long seq, String delivery, String waybill, String kind, String detail, Stamp stamp) {}
