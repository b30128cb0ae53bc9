@NullMarked
package parcellocker.sim.trust;

import org.jspecify.annotations.NullMarked;
