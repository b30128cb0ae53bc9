@NullMarked
package parcellocker.sim.world;

import org.jspecify.annotations.NullMarked;
