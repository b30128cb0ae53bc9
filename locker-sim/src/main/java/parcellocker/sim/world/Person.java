package parcellocker.sim.world;

/** Somebody in front of the locker. They see the screen and the doors, and have a finger, a scanner and two hands. */
interface Person {
    /** What {@link #act} answers when they go. */
    long GOES = -1;

    String name();

    /** Does one thing. Answers how long until the next, in milliseconds, or {@link #GOES}. */
    long act();
}
