/** A real MQTT 5 broker for the demo and for tests: in memory, users from a file, everything denied that is not a locker's or the city's own. */
@NullMarked
package parcellocker.sim.broker;

import org.jspecify.annotations.NullMarked;
