@NullMarked
package parcellocker.sim.app;

import org.jspecify.annotations.NullMarked;
