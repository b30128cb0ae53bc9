package parcellocker.bridge.accounts;

/** What somebody is to the city, and thereby what the console shows and does for them. */
public enum Role {
    /** Manages accounts; sees no recipient. */
    ADMINISTRATOR,
    /** Works with lockers, parcels, tickets. */
    OPERATOR,
    /** Of a partner: sees that partner's parcels. */
    CARRIER,
    /** Of a partner: sees that partner's parcels. */
    SHOP,
    /** Reads, also who looked at what; does nothing. */
    REGULATOR,
    /** Lockers, doors, alarms; no recipients. */
    TECHNICIAN;

    /** Whether such an account belongs to a partner. */
    public boolean isOfPartner() {
        return this == CARRIER || this == SHOP;
    }
}
