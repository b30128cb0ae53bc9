package parcellocker.bridge.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What a locker's journal says of an operator's command.
 *
 * @param opening the opening it became; null if it was refused
 * @param state how far that opening has come, in the words of openings, or REFUSED
 * @param refused the problem's code
 */
public record CommandAnswer(
        String command,
        @Nullable String opening,
        String state,
        @Nullable String refused) {
    static final String REFUSED = "REFUSED";

    CommandAnswer in(String next) {
        return new CommandAnswer(command, opening, next, refused);
    }
}
