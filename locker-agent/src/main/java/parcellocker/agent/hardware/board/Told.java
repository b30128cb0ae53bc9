package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.Channel;

/** One sound frame, in words that all families share. Whether it was asked for is judged by {@link Hearing}. */
public sealed interface Told {
    /** Contacts, all or the part that was asked for. */
    record Reading(int address, Contacts contacts) implements Told {}

    /** A board has taken what was asked, which is a release, to let go, or all off. */
    record Taken(int address, Asked what) implements Told {}

    /** A board says no to what was asked. */
    record Refusal(int address, Asked what) implements Told {}

    /** A door moved, unasked. */
    record Moved(int address, Channel channel) implements Told {}

    /** Whole and sound, and nothing we ever ask for. */
    record Other(int address) implements Told {}

    /** Our own request, given back by the adapter. */
    record Echo() implements Told {}

    /** Sound in two ways. */
    record TwoWays() implements Told {}
}
