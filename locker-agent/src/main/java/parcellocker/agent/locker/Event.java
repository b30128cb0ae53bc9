package parcellocker.agent.locker;

/** Something decided: an {@link Entry} is journalled and changes the book; a {@link Step} is memory only and cannot. */
public sealed interface Event permits Entry, Step {}
