/** What people hold before the scanner, and how it is read. */
@NullMarked
package parcellocker.sim.people;

import org.jspecify.annotations.NullMarked;
