/**
 * Thousands of lockers as the city sees them: each keeps a journal, greets, sends, answers directives and comes back, without boards and
 * people, so that one process can play a city. It knows the contract alone, neither agent nor bridge.
 */
@NullMarked
package parcellocker.sim.fleet;

import org.jspecify.annotations.NullMarked;
