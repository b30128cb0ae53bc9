package parcellocker.agent.locker;

import parcellocker.agent.cabinet.CompartmentId;

/**
 * Doors that ice or age makes stiff. Their coil draws for longer, where the board can be told so. A gentle push helps the lock just
 * while its coil is powered, so the person is asked for it when the lock fires. A second pulse within one opening is given to a failed line alone, whatever the weather: who tries again gets a
 * new opening, and by then the coil has cooled.
 */
final class Frost {
    /** Water between door and frame freezes from here on. */
    private static final int FREEZES_MILLI_CELSIUS = 0;

    private Frost() {}

    static boolean isStiff(Locker locker, CompartmentId where) {
        boolean isFrosty = locker.session().sensed().milliCelsius().stream()
                .anyMatch(measured -> measured <= FREEZES_MILLI_CELSIUS);
        boolean isWorn = locker.sign(where)
                .filter(sign -> switch (sign) {
                    case SLOW, UNRELIABLE -> true;
                    case BOUNCING -> false;
                })
                .isPresent();
        return isFrosty || isWorn;
    }
}
