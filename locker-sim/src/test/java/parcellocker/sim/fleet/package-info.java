@NullMarked
package parcellocker.sim.fleet;

import org.jspecify.annotations.NullMarked;
