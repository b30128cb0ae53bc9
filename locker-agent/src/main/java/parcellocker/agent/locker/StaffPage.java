package parcellocker.agent.locker;

/** What a technician may ask to see. */
public enum StaffPage {
    /** The compartments in a list, those that need a look first. */
    COMPARTMENTS,
    /** The cabinet drawn, each door as it stands. */
    MAP,
    ALARMS,
    /** Network, clock, wiring, self-test. */
    CONDITION,
    /** The journal on a stick. */
    STICK
}
