package parcellocker.sim.fleet;

/**
 * What a locker's clocks say.
 *
 * @param nanos for intervals
 * @param wallMillis Unix time
 * @param ageMillis since the locker began
 */
record Now(long nanos, long wallMillis, long ageMillis) {}
