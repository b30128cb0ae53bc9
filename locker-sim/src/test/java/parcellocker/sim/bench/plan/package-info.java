@NullMarked
package parcellocker.sim.bench.plan;

import org.jspecify.annotations.NullMarked;
