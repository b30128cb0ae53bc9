package parcellocker.contract.problem;

import java.util.Locale;

/**
 * Every error a person, a partner or a log can meet, by number. LK-1xxx doors and boards, 2xxx deposit, 3xxx pickup and
 * credentials, 4xxx clock, 5xxx store, 6xxx sync, 7xxx the city's interface, 8xxx configuration. Numbers are never reused.
 */
public enum Problem {
    DOOR_NOT_OPENED(1101),
    DOOR_LEFT_OPEN(1102),
    DOOR_FORCED(1103),
    NO_FEEDBACK(1104),
    DOOR_ALREADY_OPEN(1105),
    BUS_ERROR(1106),
    PULSE_NOT_SENT(1107),
    BOARD_UNREACHABLE(1108),
    FRAME_REFUSED(1109),
    LINE_LOST(1110),
    SCANNER_LOST(1111),
    COMPARTMENT_BLOCKED(1112),

    CONSENT_MISSING(2001),
    CONSENT_REFUSED(2002),
    WAYBILL_UNREADABLE(2008),
    WAYBILL_DOUBLED(2009),
    NO_COMPARTMENT(2011),
    SCAN_TOO_LONG(2012),
    PHONE_UNREADABLE(2013),
    NOT_YOUR_DELIVERY(2014),
    DEPOSIT_UNCERTAIN(2015),

    CODE_WRONG(3101),
    CODE_LOCKED(3102),
    TOKEN_UNREADABLE(3103),
    TOKEN_FORGED(3104),
    TOKEN_FOREIGN(3105),
    TOKEN_EXPIRED(3106),
    TOKEN_SPENT(3107),
    NOTHING_HERE(3108),
    REOPENINGS_SPENT(3109),
    PICKUP_UNCERTAIN(3110),
    SIGN_IN_WRONG(3111),
    SIGN_IN_LOCKED(3112),
    BUSY(3113),

    CLOCK_NOT_TRUSTED(4001),

    STORE_FULL(5001),
    STORE_FAILED(5002),
    STORE_FOREIGN(5003),
    STORE_NEWER(5004),
    CHAIN_BROKEN(5005),
    STORAGE_LOW(5011),
    JOURNAL_LIMIT(5012),
    OLD_IMAGE(5013),
    UNSTABLE(5014),

    MESSAGE_MALFORMED(6001),
    MESSAGE_TOO_LARGE(6002),
    SIGNATURE_WRONG(6003),
    DIRECTIVE_GAP(6004),
    DIRECTIVE_FOREIGN(6005),
    KIND_UNKNOWN(6006),
    LINK_LOST(6007),
    PUBLISH_REFUSED(6008),
    SEAL_BROKEN(6009),
    ENTRY_CONFLICT(6010),
    STALE_SESSION(6011),
    EPOCH_FOREIGN(6012),
    SENDER_FOREIGN(6013),

    REQUEST_MALFORMED(7001),
    LOCKER_UNKNOWN(7002),
    PARCEL_UNKNOWN(7003),
    PARCEL_EXISTS(7004),
    NOT_AUTHORISED(7005),
    TOO_LARGE(7006),
    INTERNAL(7099),

    CONFIG_UNREADABLE(8001),
    CONFIG_UNKNOWN_KEY(8002),
    CONFIG_MISSING(8003),
    CONFIG_OUT_OF_RANGE(8004),
    CONFIG_CONFLICT(8005),
    KEYS_MISSING(8006),
    DEFAULT_SECRET(8007);

    private final int number;

    Problem(int number) {
        this.number = number;
    }

    /** The number without its prefix, e.g. 1101. */
    public int number() {
        return number;
    }

    /** As shown to people and written to logs, e.g. {@code LK-1101}. */
    public String code() {
        return String.format(Locale.ROOT, "LK-%04d", number);
    }
}
