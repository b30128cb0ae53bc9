/** Tests. */
@NullMarked
package parcellocker.sim.people;

import org.jspecify.annotations.NullMarked;
