package parcellocker.contract.directive;

/**
 * The signed body of a message from the city.
 *
 * @param number counts from 1 per locker without gaps; 0 for a {@link Directive.Welcome}
 */
public record Numbered(String locker, long number, Directive directive) {}
