package parcellocker.contract.directive;

import org.jspecify.annotations.Nullable;

/**
 * The signed body of a message from the city. Directives form a chain, as a journal does: each names the hash of the one before
 * it, so that two cities that gave the same number to two different things (one of them restored from a backup) cannot be mixed.
 *
 * @param number counts from 1 per locker without gaps; 0 for what is said to one session alone
 * @param prev chain hash before it, hex; null for what is no link of the chain: number 0, the pages of a
 *     {@link Directive.FullList}, and directives of a city that did not chain them yet
 */
public record Numbered(String locker, long number, @Nullable String prev, Directive directive) {
    /** Of what is no link of the chain. */
    public static Numbered loose(String locker, long number, Directive directive) {
        return new Numbered(locker, number, null, directive);
    }
}
