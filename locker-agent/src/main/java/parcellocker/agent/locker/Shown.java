package parcellocker.agent.locker;

/**
 * The screen at one moment.
 *
 * @param view grows with every page; a touch must quote it
 * @param courier whether a courier is signed in
 * @param online whether the city can be reached
 */
public record Shown(long view, Page page, Language language, boolean courier, boolean online) {}
