package parcellocker.agent.locker;

import parcellocker.contract.problem.Problem;

/**
 * What takes rights away from a locker. Without any it may do everything (NORMAL); each mode allows a part of that, and with
 * several only what all of them allow: {@link #may} is the whole table.
 */
public enum Mode {
    /** The process has begun and has not yet settled what the power cut left open. */
    RECOVERING(Problem.BUSY),
    /** The clock is not trusted: what a date protects is closed; what lies here stays its recipient's. */
    TIME_SUSPECT(Problem.CLOCK_NOT_TRUSTED),
    /** The disk is nearly full or its reserve is used: what is left is for pickups. */
    STORAGE_DEGRADED(Problem.STORAGE_LOW),
    /** So much waits for the city that no more custody is taken on; nothing of it is ever dropped. */
    JOURNAL_FULL(Problem.JOURNAL_LIMIT),
    /** The process has crashed three times in ten minutes: recipients still get what is theirs, and technicians may look. */
    UNSTABLE(Problem.UNSTABLE),
    /** This file is not the latest this locker wrote: codes that were used may look unused, a compartment may hold another's parcel. */
    QUARANTINE(Problem.OLD_IMAGE),
    /** Who can reach the board's wires can open doors and play their contacts: no parcel is taken on, nothing opens from afar. */
    HATCH_OPEN(Problem.HATCH_OPEN),
    /** On battery, without the locks' supply: nothing is opened that may stay shut half-way. */
    MAINS_LOST(Problem.MAINS_LOST),
    /** A zone was too warm, too cold or unmeasured for too long. Takes no right: no parcel is allotted a cold compartment. */
    CLIMATE_WRONG(Problem.CLIMATE_WRONG),
    /**
     * The coils have power outside any opening, or none inside one. Takes no right: a locker without a gate works too, and a sense wire
     * that is cut must keep nobody from a parcel. But a forged frame on the boards' wires finds power, so somebody must come soon.
     */
    GATE_WRONG(Problem.GATE_WRONG),
    /** The camera that must see what senders leave does not see, and nobody may send (2019 rule on parcel lockers). */
    CAMERA_WRONG(Problem.MAIL_IN_UNWATCHED),
    /**
     * The file was damaged and is put aside; the new one knows nothing of what lies here. Only the city can say, in a new epoch, and
     * nobody's former right opens a door until it has.
     */
    DAMAGED(Problem.STORE_DAMAGED),
    /**
     * Another board speaks to the city with this one's identity (B10). Nobody knows yet which journal the city will believe: what lies
     * here stays its recipient's, nothing new is taken on, and nothing opens from afar.
     */
    DOUBLED(Problem.IDENTITY_DOUBLED);

    private final Problem problem;

    Mode(Problem problem) {
        this.problem = problem;
    }

    /** Under which number its refusals are told. */
    public Problem problem() {
        return problem;
    }

    /** Whether this mode leaves that right. */
    public boolean may(Action action) {
        return switch (this) {
            case RECOVERING, QUARANTINE, DAMAGED -> false;
            case TIME_SUSPECT -> action != Action.DATED_RIGHT && action != Action.MAIL_IN;
            case STORAGE_DEGRADED, JOURNAL_FULL -> action != Action.DEPOSIT && action != Action.MAIL_IN;
            case CAMERA_WRONG -> action != Action.MAIL_IN;
            case HATCH_OPEN, DOUBLED ->
                switch (action) {
                    case DEPOSIT, MAIL_IN, COMMAND, HAND_OVER -> false;
                    case CODE_PICKUP,
                            TOKEN_PICKUP,
                            LOOK_INTO,
                            RECALL,
                            COLLECT,
                            AUDIT,
                            SIGN_IN,
                            WORKER_TOKEN,
                            DATED_RIGHT -> true;
                };
            case MAINS_LOST -> false;
            case CLIMATE_WRONG, GATE_WRONG -> true;
            case UNSTABLE ->
                switch (action) {
                    case CODE_PICKUP, TOKEN_PICKUP, SIGN_IN, WORKER_TOKEN, DATED_RIGHT, AUDIT -> true;
                    case DEPOSIT, LOOK_INTO, RECALL, COMMAND, MAIL_IN, COLLECT, HAND_OVER -> false;
                };
        };
    }
}
