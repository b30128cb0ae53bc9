/**
 * The whole locker in one thread and virtual time: a seed draws furniture, people, city, faults and power cuts around the real
 * core and the real loop; after every event the invariants are asked of what the plant shows and what is on disk.
 */
@NullMarked
package parcellocker.sim.world;

import org.jspecify.annotations.NullMarked;
