/** Lockers as terminals: register, presence, compartments, couriers, numbered directives. */
@NullMarked
package parcellocker.bridge.fleet;

import org.jspecify.annotations.NullMarked;
