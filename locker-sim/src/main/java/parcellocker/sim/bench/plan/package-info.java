/** Plans: what is done to a cabinet on the bench, step by step, and what must be seen; reports of how it went. */
@NullMarked
package parcellocker.sim.bench.plan;

import org.jspecify.annotations.NullMarked;
