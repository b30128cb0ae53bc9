package parcellocker.bridge.parcels;

/** Why a recipient does not want a parcel (管理办法 2019: late, damaged, short; 电子商务法 52: not what was ordered). */
public enum Refusal {
    UNWANTED,
    NOT_ORDERED,
    LATE,
    DAMAGED,
    OTHER
}
