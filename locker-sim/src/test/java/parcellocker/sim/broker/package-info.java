@NullMarked
package parcellocker.sim.broker;

import org.jspecify.annotations.NullMarked;
