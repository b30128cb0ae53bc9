package parcellocker.agent.locker;

import parcellocker.agent.delivery.ConsentPolicy;

/**
 * The rules an operator may set; times in milliseconds.
 *
 * @param leastOpenMillis a door open for less cannot have been used (tMin)
 * @param graceMillis how long the same credential may reopen after a pickup
 * @param openWaitMillis how long after the pulse a door may take to open
 * @param remindMillis a door open for longer: the screen asks to shut it
 * @param leftOpenMillis a door open for longer is left
 * @param noticeMillis how long a courier may take a deposit back before the notice goes
 * @param idleMillis a screen that nobody touches goes home
 * @param lowReserve so many free low compartments stay for those who need one
 * @param courierShare hundredths of the compartments of a size that one courier may have filled at a time; 100: all
 * @param takesMailIns whether people may send from here
 * @param caretaking how far the people of the place may help
 */
public record Profile(
        ConsentPolicy consent,
        long leastOpenMillis,
        long graceMillis,
        long openWaitMillis,
        long remindMillis,
        long leftOpenMillis,
        long noticeMillis,
        long idleMillis,
        int lowReserve,
        int courierShare,
        boolean takesMailIns,
        Caretaking caretaking) {
    /**
     * How far caretakers may help.
     *
     * @param mostPerDay compartments that one of them may open within a day; 0: nobody opens any
     * @param ticketMillis for how long a ticket lets them
     */
    public record Caretaking(int mostPerDay, long ticketMillis) {
        public static final Caretaking STANDARD = new Caretaking(5, 24L * 3_600_000);
    }

    /** The same where people may send, or may not. */
    public Profile taking(boolean mailIns) {
        return with(graceMillis, courierShare, mailIns, caretaking);
    }

    /** The same where one courier may fill so many hundredths of a size. */
    public Profile sharing(int share) {
        return with(graceMillis, share, takesMailIns, caretaking);
    }

    /** The same where caretakers may help so far. */
    public Profile caretaking(Caretaking help) {
        return with(graceMillis, courierShare, takesMailIns, help);
    }

    /** The same with another time in which the same credential may reopen. */
    public Profile grace(long millis) {
        return with(millis, courierShare, takesMailIns, caretaking);
    }

    private Profile with(long grace, int share, boolean mailIns, Caretaking help) {
        return new Profile(
                consent,
                leastOpenMillis,
                grace,
                openWaitMillis,
                remindMillis,
                leftOpenMillis,
                noticeMillis,
                idleMillis,
                lowReserve,
                share,
                mailIns,
                help);
    }

    public static Profile standard(ConsentPolicy consent) {
        return new Profile(
                consent, 1_500, 600_000, 3_000, 30_000, 120_000, 20_000, 60_000, 1, 100, true, Caretaking.STANDARD);
    }
}
